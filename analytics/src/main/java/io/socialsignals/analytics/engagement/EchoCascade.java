package io.socialsignals.analytics.engagement;

/**
 * A post's echo, hour by hour: reposts of and replies to it. It goes viral with the hour in which distinct authors reach
 * {@value #VIRAL_AUTHORS} within a day of the first echo; an ordinary post has one or two, a hub's a handful.
 */
public class EchoCascade {
    /** Distinct authors of echoes from which a post is viral: one account cannot make it so. */
    public static final int VIRAL_AUTHORS = 30;
    /** Hours from the first echo within which they must be reached. */
    public static final int VIRAL_HOURS = 24;
    /** Hours from the first echo that are followed. */
    public static final int FOLLOWED_HOURS = 48;

    public long firstHour = Long.MIN_VALUE;
    public long echoes;
    public long authors;
    /** Hour in which it went viral; the least value before. */
    public long flaggedHour = Long.MIN_VALUE;

    public long echoesAtFlag;
    public long peakHour;
    public long peakEchoes;

    /**
     * @param hour hours since the epoch, later than the last one fed
     * @param echoesOfHour how many came in it
     * @param newAuthors how many of its authors had not echoed the post before
     */
    public void feed(long hour, long echoesOfHour, long newAuthors) {
        firstHour = firstHour == Long.MIN_VALUE ? hour : firstHour;
        echoes += echoesOfHour;
        authors += newAuthors;
        if (echoesOfHour > peakEchoes) {
            peakEchoes = echoesOfHour;
            peakHour = hour;
        }
        if (!isViral() && authors >= VIRAL_AUTHORS && hour - firstHour < VIRAL_HOURS) {
            flaggedHour = hour;
            echoesAtFlag = echoes;
        }
    }

    public boolean isViral() {
        return flaggedHour != Long.MIN_VALUE;
    }
}
