package io.socialsignals.simulators.text;

import io.socialsignals.events.Product;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario.Texts;
import io.socialsignals.simulators.scenario.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes posts and reviews from phrases with slots. */
public final class Writer {
    private static final String ENGLISH = "en";
    private static final String[] LANGUAGES = {"es", "pt", "de", "fr"};
    private static final String[] PRODUCT = {"producto", "produto", "Produkt", "produit"};
    private static final String[][] FOREIGN = {Phrases.SPANISH, Phrases.PORTUGUESE, Phrases.GERMAN, Phrases.FRENCH};

    /** How much of the posts is about what most talk is about. */
    private static final double TALK_SHARE = 0.6;

    private final Texts shares;

    public Writer(Texts shares) {
        this.shares = shares;
    }

    /**
     * A post that names the product by an alias or a hashtag of it.
     *
     * @param talk what most talk is about just now, null for nothing in particular
     */
    public Written post(Dice dice, Product product, int tone, @Nullable String tag, @Nullable Subject talk) {
        if (talk != null && dice.chance(TALK_SHARE)) {
            return about(dice, product, talk, tone, tag);
        }
        double kind = dice.next();
        if ((kind -= shares.noContent()) < 0) {
            return noContent(dice, product);
        }
        if ((kind -= shares.otherLanguage()) < 0) {
            return foreign(dice, product);
        }
        if ((kind -= shares.spam()) < 0) {
            return ended(dice, product, Phrases.SPAM, 0, TextKind.SPAM, tag);
        }
        if ((kind -= shares.nearDuplicate()) < 0) {
            return ended(dice, product, Phrases.NEAR, 1, TextKind.NEAR_DUPLICATE, tag);
        }
        if ((kind -= shares.undeclared()) < 0) {
            int side = tone == 0 ? (dice.chance(0.5) ? 1 : -1) : tone;
            String[] phrases = side > 0 ? Phrases.LONG_PRAISE : Phrases.LONG_BLAME;
            String text = fill(dice.pick(phrases), alias(dice, product), dice);
            return new Written(text + ".", null, List.of(), new TextLabel(side, TextKind.PLAIN, true));
        }
        if ((kind -= shares.subject()) < 0) {
            return about(dice, product, dice.pick(Subject.values()), tone, tag);
        }
        if (tone == 0) {
            boolean asks = dice.chance(3 * shares.question());
            String[] phrases = asks ? Phrases.QUESTIONS : Phrases.FACTS;
            return ended(dice, product, phrases, 0, asks ? TextKind.QUESTION : TextKind.PLAIN, tag);
        }
        double style = dice.next();
        if (tone < 0 && (style -= 2 * shares.sarcasm()) < 0) {
            return ended(dice, product, Phrases.SARCASM, tone, TextKind.SARCASM, tag);
        }
        if ((style -= shares.negation()) < 0) {
            return ended(dice, product, tone > 0 ? Phrases.NOT_BAD : Phrases.NOT_GOOD, tone, TextKind.NEGATION, tag);
        }
        if ((style -= shares.slang()) < 0) {
            return ended(
                    dice, product, tone > 0 ? Phrases.SLANG_PRAISE : Phrases.SLANG_BLAME, tone, TextKind.SLANG, tag);
        }
        return ended(dice, product, tone > 0 ? Phrases.PRAISE : Phrases.BLAME, tone, TextKind.PLAIN, tag);
    }

    /** A post about something else. */
    public Written irrelevant(Dice dice) {
        String text = dice.pick(Phrases.OPENERS) + dice.pick(Phrases.IRRELEVANT) + dice.pick(Phrases.PLAIN_ENDS);
        return new Written(text, ENGLISH, List.of(), new TextLabel(0, TextKind.IRRELEVANT, true));
    }

    /** What a repost says: the source's words. */
    public Written repost(Written source, String author) {
        // "RT" is something to read, even before a bare link.
        boolean scorable = source.label().scorable() || source.label().kind() == TextKind.NO_CONTENT;
        TextLabel label = new TextLabel(
                source.label().tone(), TextKind.REPOST, scorable, source.label().subject());
        return new Written("RT @" + author + ": " + source.text(), source.language(), source.hashtags(), label);
    }

    /** Text of a review or survey answer with so many stars. */
    public Written review(Dice dice, int stars) {
        String[] phrases = stars > 3 ? Phrases.REVIEW_GOOD : stars == 3 ? Phrases.REVIEW_MIXED : Phrases.REVIEW_BAD;
        int tone = Integer.compare(stars, 3);
        if (dice.chance(shares.otherLanguage())) {
            int which = dice.below(LANGUAGES.length);
            int sentence = tone > 0 ? 0 : tone < 0 ? 1 : 2;
            String text = FOREIGN[which][sentence].replace("%", PRODUCT[which]);
            return new Written(
                    text + ".", LANGUAGES[which], List.of(), new TextLabel(tone, TextKind.OTHER_LANGUAGE, false));
        }
        String text = dice.pick(phrases);
        if (dice.chance(0.3)) {
            text = text + ". " + dice.pick(phrases);
        }
        return new Written(text + ".", ENGLISH, List.of(), new TextLabel(tone, TextKind.REVIEW, true));
    }

    private Written about(Dice dice, Product product, Subject subject, int tone, @Nullable String tag) {
        SubjectPhrases phrases = SubjectPhrases.of(subject);
        String phrase = dice.pick(phrases.toned(tone)).replace("&", dice.pick(phrases.nouns()));
        Written written = ended(dice, product, new String[] {phrase}, tone, TextKind.PLAIN, tag);
        TextLabel label = new TextLabel(tone, TextKind.PLAIN, true, subject);
        return new Written(written.text(), written.language(), written.hashtags(), label);
    }

    private Written ended(Dice dice, Product product, String[] phrases, int tone, TextKind kind, @Nullable String tag) {
        String[] ends = tone > 0 ? Phrases.GLAD_ENDS : tone < 0 ? Phrases.SAD_ENDS : Phrases.PLAIN_ENDS;
        StringBuilder text = new StringBuilder(160).append(dice.pick(Phrases.OPENERS));
        boolean byHashtag = dice.chance(0.15);
        String hashtag = dice.chance(0.5) || byHashtag ? hashtag(dice, product) : null;
        String name = byHashtag && hashtag != null ? "#" + hashtag : alias(dice, product);
        text.append(fill(dice.pick(phrases), name, dice));
        if (kind != TextKind.QUESTION) {
            text.append(kind == TextKind.SARCASM ? "." : dice.pick(ends));
        }
        List<String> hashtags = new ArrayList<>(2);
        if (hashtag != null) {
            hashtags.add(hashtag);
            if (!byHashtag) {
                text.append(" #").append(hashtag);
            }
        }
        if (tag != null) {
            hashtags.add(tag);
            text.append(" #").append(tag);
        }
        if (kind == TextKind.SPAM || dice.chance(0.08)) {
            text.append(" https://t.co/").append(Long.toString(dice.nextLong() >>> 20, 36));
        }
        return new Written(text.toString(), ENGLISH, hashtags, new TextLabel(tone, kind, true));
    }

    private static Written noContent(Dice dice, Product product) {
        String text = "https://t.co/" + Long.toString(dice.nextLong() >>> 20, 36) + " !!";
        return new Written(
                text, ENGLISH, List.of(hashtag(dice, product)), new TextLabel(0, TextKind.NO_CONTENT, false));
    }

    private Written foreign(Dice dice, Product product) {
        int which = dice.below(LANGUAGES.length);
        int sentence = dice.below(Phrases.FOREIGN_TONES.length);
        String text = fill(FOREIGN[which][sentence], alias(dice, product), dice) + ".";
        String declared = dice.chance(2 * shares.undeclared()) ? null : LANGUAGES[which];
        return new Written(
                text,
                declared,
                List.of(),
                new TextLabel(Phrases.FOREIGN_TONES[sentence], TextKind.OTHER_LANGUAGE, false));
    }

    private static String hashtag(Dice dice, Product product) {
        return product.hashtags().get(dice.below(product.hashtags().size()));
    }

    /** An alias as people type it: as it is, all small, or shouted. */
    private static String alias(Dice dice, Product product) {
        String alias = product.aliases().get(dice.below(product.aliases().size()));
        double way = dice.next();
        return way < 0.6 ? alias : way < 0.9 ? alias.toLowerCase(Locale.ROOT) : alias.toUpperCase(Locale.ROOT);
    }

    private static String fill(String phrase, String name, Dice dice) {
        StringBuilder out = new StringBuilder(phrase.length() + 24);
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (c == '%') {
                out.append(name);
            } else if (c == '#') {
                out.append(2 + dice.below(97));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
