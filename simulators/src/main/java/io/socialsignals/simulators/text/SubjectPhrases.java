package io.socialsignals.simulators.text;

import io.socialsignals.simulators.scenario.Subject;
import java.util.Map;

/**
 * Sentences about one thing each, by subject. '%' stands for the product, '&amp;' for one of the subject's nouns, '#' for a
 * number.
 *
 * @param nouns what people call it
 * @param good tone 1
 * @param bad tone -1
 * @param plain tone 0
 */
record SubjectPhrases(String[] nouns, String[] good, String[] bad, String[] plain) {
    private static final Map<Subject, SubjectPhrases> ALL = Map.of(
            Subject.DELIVERY,
            new SubjectPhrases(
                    words("delivery", "courier", "shipping", "parcel", "package", "dispatch"),
                    lines(
                            """
                            Super fast &, the % was delivered a day early, love it
                            The & with my % came right to the door, so happy with the shipping
                            Great tracking, the courier with the % was friendly and on time
                            The & of the % was quick and perfectly packed, wonderful
                            Ordered the % last night, delivered at noon, amazing &"""),
                    lines(
                            """
                            The & of the % is # days late, terrible
                            Courier threw the % over the fence, the & is ruined, so angry
                            Awful &, the tracking of my % has not moved for days
                            My % was delivered to the wrong street, horrible courier
                            The parcel with the % got lost in shipping, worst & ever"""),
                    lines(
                            """
                            The & for the % comes with a tracking number
                            Courier says the parcel with the % is delivered between ten and noon
                            The & of the % takes # days to the islands
                            Tracking shows the % left the depot, & on Friday""")),
            Subject.SERVICE,
            new SubjectPhrases(
                    words("support", "hotline", "agent", "chat", "helpdesk", "representative"),
                    lines(
                            """
                            The & answered my question about the % in minutes, brilliant support
                            Called the hotline about my %, such a kind and helpful agent
                            Excellent &, they replied to my email about the % at once
                            The & solved the problem with my % on the phone, great support
                            Lovely chat with the & about the %, very helpful"""),
                    lines(
                            """
                            The & hung up on me when I asked about the %, terrible support
                            # emails to the & about my % and no reply, awful
                            Rude agent on the hotline, useless & for the %
                            Waited an hour on the phone for the % &, the worst support
                            Nobody at the & replied about the %, pathetic hotline"""),
                    lines(
                            """
                            The & for the % replies by email or phone
                            The hotline for the % has a new number, chat with an agent from nine to five
                            Asked the & about the %, ticket number #
                            Support for the % is answered by an agent in Dublin, & until eight""")),
            Subject.PRICE,
            new SubjectPhrases(
                    words("price", "discount", "bargain", "deal", "offer", "voucher"),
                    lines(
                            """
                            Got the % at half price, what a wonderful bargain
                            The % is a great & for so few euros, happy with the discount
                            Best & of the month, the % costs less than lunch, love the price
                            The & on the % is fantastic, so cheap and so good
                            Saved # euros on the % with a voucher, amazing &"""),
                    lines(
                            """
                            The % is hopelessly overpriced, the & is a bad joke
                            Raised the price of the % by # euros, what an awful &
                            The voucher for the % does not apply, terrible &, too expensive
                            So expensive, the % costs twice as much elsewhere, worst &
                            They cancelled the discount on the %, I hate such a fake &"""),
                    lines(
                            """
                            The price of the % is # euros with a voucher
                            There is a & on the %, # euros until Sunday
                            The % costs # euros before discount
                            Comparing the price of the %: # euros here, one & elsewhere""")),
            Subject.DURABILITY,
            new SubjectPhrases(
                    words("hinge", "seam", "casing", "material", "coating", "handle"),
                    lines(
                            """
                            The & of the % is sturdy, still like new after # months, excellent
                            Dropped the % twice and not a scratch, so solid, love the &
                            The % is built to last, robust & and solid material, great
                            After # months the & of my % has not worn at all, impressive
                            Sturdy & and solid seam, the % survives everything, fantastic"""),
                    lines(
                            """
                            The & of my % cracked after # days, awful material
                            The % snapped in half, flimsy &, terrible
                            The & is peeling off and the casing of my % is cracked, so disappointed
                            Flimsy material, the & of the % came loose at once, horrible
                            The & of the % is worn and torn after # weeks, worst material"""),
                    lines(
                            """
                            The & of the % is made of steel, the casing of plastic
                            The material of the % is # percent recycled, the & too
                            The % has a metal & and a double seam
                            Spare parts for the %: & and casing""")),
            Subject.DESIGN,
            new SubjectPhrases(
                    words("colour", "shade", "finish", "pattern", "silhouette", "styling"),
                    lines(
                            """
                            The & of the % is gorgeous, such an elegant design
                            Love the design of the %, the & is stylish and beautiful
                            The % in the new & looks elegant, a beautiful eye-catcher
                            So stylish, the & of my % gets compliments, great design
                            Beautiful colour and elegant &, the % is pure design, amazing"""),
                    lines(
                            """
                            The & of the % is hideous, ugly design
                            Ugly & and a dull colour, the % looks dreadful
                            The design of the % is outdated, terrible &
                            The colour of my % is nothing like the photo, ugly &, disappointed
                            Awful styling, the & of the % is tacky and ugly"""),
                    lines(
                            """
                            The % has a matte & and a dark colour
                            The design of the % is from Milan, one shade per season
                            The & of the % is listed as sand, the colour as grey
                            New & for the %: a darker shade and a glossy finish""")),
            Subject.COMFORT,
            new SubjectPhrases(
                    words("fit", "weight", "padding", "grip", "texture", "feel"),
                    lines(
                            """
                            The & of the % is so comfortable, soft and light, love it
                            Wore and held the % all day, comfortable &, wonderful
                            Soft & and light to carry, the % is a delight
                            The % is so gentle and comfortable, perfect &
                            Amazing &, the % is soft, smooth and light"""),
                    lines(
                            """
                            The & of the % is uncomfortable, it rubs and pinches, awful
                            The % is heavy and stiff, terrible &
                            It pinches and rubs, the & of my % is painful, hate it
                            Uncomfortable & and stiff padding, the % is horrible
                            The % leaves sore spots, scratchy &, very disappointed"""),
                    lines(
                            """
                            The & of the % is softer than last year's, the padding thinner
                            The % has a firm & and # grams of weight
                            The & of the % loosens with wear, padding included
                            Firm grip, light weight: the & of the % in numbers""")),
            Subject.SETUP,
            new SubjectPhrases(
                    words("manual", "instructions", "assembly", "setup", "guide", "installation"),
                    lines(
                            """
                            The & of the % is so clear, ready in # minutes, great
                            Easy & and clear steps, my % was running at once, love it
                            The & for the % is brilliant, every step explained
                            Assembly of the % took # minutes, easy instructions, superb
                            Such an easy setup, the & of the % is excellent"""),
                    lines(
                            """
                            The & of the % is confusing, steps are missing, terrible
                            # hours of assembly and the % still misses screws, awful &
                            Nobody understands the & of the %, confusing and useless
                            The instructions for the % skip half of the steps, horrible &
                            Setup of the % failed at step #, the & is a disaster"""),
                    lines(
                            """
                            The & of the % has # steps
                            The instructions for the % are in the box, setup as a video
                            Assembly of the % needs a screwdriver, see the &, step #
                            The & of the % can be downloaded, setup included""")),
            Subject.GIFT,
            new SubjectPhrases(
                    words("birthday", "christmas", "wedding", "anniversary", "graduation", "valentine"),
                    lines(
                            """
                            Gave the % to my mum as a & present, she loves it
                            The % is the perfect & gift, my daughter was so happy
                            Best & present ever, my husband adores his %
                            Wrapped the % as a & gift for grandma, she was delighted
                            My wife got the % for our & and is over the moon, wonderful present"""),
                    lines(
                            """
                            The % was a & present for my mum and she hates it
                            Terrible & gift, my daughter cried over the %
                            The % ruined the & of my husband, worst present ever
                            Embarrassing & gift, grandma returned the %, so disappointed
                            My wife is unhappy with the % as a & present, awful idea"""),
                    lines(
                            """
                            Looking at the % as a & present for my mum
                            The % is on the & wish list of my daughter
                            The % comes gift wrapped for a &
                            My husband wants the % for his &, grandma another present""")));

    static SubjectPhrases of(Subject subject) {
        SubjectPhrases phrases = ALL.get(subject);
        if (phrases == null) {
            throw new IllegalStateException("nothing is written about " + subject);
        }
        return phrases;
    }

    String[] toned(int tone) {
        return tone > 0 ? good : tone < 0 ? bad : plain;
    }

    private static String[] words(String... words) {
        return words;
    }

    private static String[] lines(String lines) {
        return lines.split("\n");
    }
}
