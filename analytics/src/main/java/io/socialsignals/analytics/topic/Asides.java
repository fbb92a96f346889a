package io.socialsignals.analytics.topic;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words of which no topic is made. Praise and blame say how people find a thing, not which thing: that is the tone. Times
 * and ways to begin a post say nothing of its subject either.
 */
final class Asides {
    private static final Set<String> WORDS = new TreeSet<>(Arrays.asList(
            """
            adore adored adores amazing angry annoying awesome awful bad beloved best better brilliant crap delight
            delighted disappoint disappointed disappointing disappointment disaster dreadful embarrassing enjoy enjoyed
            excellent excited fantastic favorite favourite fine fun garbage glad good gorgeous great greatest happy hate
            hated hates hopeless horrible horrid impressed impressive incredible joke joy kind love loved lovely loves mad
            mediocre nice okay omg outstanding pathetic perfect perfectly pleased poor regret regrets ridiculous sad shame
            sorry stupid sucks super superb terrible trash ugh unhappy useless wonderful worse worst worth wow wtf
            absolutely actually anybody anyone anything definitely everybody everyone everything finally honestly literally
            maybe nobody nothing pretty probably quite really simply somebody someone something total totally
            ago day days first hour hours last minute minutes monday month months morning mornings next night noon second
            saturday sunday third thursday friday tuesday wednesday week weekend weeks year years yesterday
            breaking fyi lol note psa quick report saying thank thread update
            """
                    .split("\\s+")));

    private Asides() {}

    static boolean is(String word) {
        return WORDS.contains(word);
    }
}
