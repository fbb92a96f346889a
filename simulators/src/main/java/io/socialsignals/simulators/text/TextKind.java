package io.socialsignals.simulators.text;

/** What kind of text was written. */
public enum TextKind {
    PLAIN,
    SLANG,
    NEGATION,
    SARCASM,
    QUESTION,
    SPAM,
    NEAR_DUPLICATE,
    OTHER_LANGUAGE,
    /** Only a link and punctuation; the product is named by a hashtag of the post. */
    NO_CONTENT,
    /** Names no product of the catalogue. */
    IRRELEVANT,
    REPOST,
    REVIEW
}
