package io.socialsignals.analytics.influence;

/**
 * One author turning to another: naming, answering or spreading.
 *
 * @param from who did it
 * @param to whose post or name it was
 * @param kind how
 */
public record Interaction(String from, String to, Kind kind) {

    /** How strongly a kind of interaction speaks for the one it is aimed at. */
    public enum Kind {
        MENTION(1),
        REPLY(1),
        REPOST(2);

        final double weight;

        Kind(double weight) {
            this.weight = weight;
        }
    }
}
