package io.socialsignals.sentiment;

import io.socialsignals.sentiment.encoder.SharedModels.Share;

/** A classifier that gives its share of a model back when it is closed. */
final class SharedClassifier implements Classifier {
    private final Classifier classifier;
    private final Share<?> share;

    SharedClassifier(Classifier classifier, Share<?> share) {
        this.classifier = classifier;
        this.share = share;
    }

    @Override
    public String prepare(String raw) {
        return classifier.prepare(raw);
    }

    @Override
    public Judgement judge(String prepared) {
        return classifier.judge(prepared);
    }

    @Override
    public String id() {
        return classifier.id();
    }

    @Override
    public void close() {
        try {
            classifier.close();
        } finally {
            share.close();
        }
    }
}
