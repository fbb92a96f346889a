package io.socialsignals.simulators.text;

/** The words that texts are built from. '%' stands for the product. None of them names a product. */
final class Phrases {
    static final String[] PRAISE = {
        "I love my %, best purchase this year",
        "The % is fantastic, works exactly as promised",
        "Really happy with the %, great quality",
        "My new % arrived today and it is gorgeous",
        "The % made my mornings so much better",
        "Honestly impressed by the %, superb build",
        "The % is worth every penny",
        "Using the % for a month now and it is still brilliant",
        "What a beautiful thing the % is",
        "The % exceeded all my expectations",
        "Bought the % for my sister and she adores it",
        "Five stars for the %, simply excellent",
        "The % feels so comfortable, I am delighted",
        "Customer service for the % was wonderful and quick",
        "I recommend the % to everyone, it is amazing",
        "The % is a joy to use every single day",
        "So glad I picked the %, perfect choice",
        "The % looks stunning and works great"
    };
    static final String[] BLAME = {
        "I hate my %, worst purchase this year",
        "The % broke after two days, terrible quality",
        "Really disappointed with the %, what a waste of money",
        "My new % arrived damaged and nobody answers",
        "The % is awful, avoid it",
        "Returning the %, it is useless",
        "The % is a horrible rip-off",
        "Using the % for a week and it already fell apart",
        "The % smells bad and looks cheap",
        "So angry about the %, it never worked",
        "The % failed again today, I regret buying it",
        "One star for the %, simply dreadful",
        "The % hurts to use, very poor design",
        "Customer service for the % was rude and slow",
        "Do not buy the %, it is a disaster",
        "The % is annoying and full of problems",
        "I want my money back for the %",
        "The % is the worst thing I own, pathetic"
    };
    static final String[] FACTS = {
        "The % comes in three sizes",
        "The shop lists the % from Monday",
        "My order of the % ships on Thursday",
        "The % weighs about the same as the old one",
        "Saw the % in a window on Main Street",
        "The manual of the % has forty pages",
        "There is a new version of the % in October",
        "The % is made in two colours",
        "Picked up the % at the store at noon",
        "They moved the % to another shelf",
        "The box of the % holds a cable and a card",
        "A colleague also has the %"
    };
    static final String[] QUESTIONS = {
        "Does anyone know if the % comes in blue?",
        "Where can I get the % near the station?",
        "Is the % still sold in the small size?",
        "How long does the % take to arrive?",
        "Which % should I pick for a ten year old?",
        "Can the % be used outside?",
        "What is the difference between the % and the older one?",
        "Has anybody compared the % with the one from last year?"
    };
    static final String[] NOT_BAD = {
        "The % is not bad at all, I am pleased",
        "Never had a single problem with the %, happy with it",
        "I can't complain about the %, it is really good",
        "The % did not disappoint, lovely product",
        "No regrets about the %, great buy",
        "Nothing beats the %, it is wonderful"
    };
    static final String[] NOT_GOOD = {
        "The % is not good, I am not happy with it",
        "I don't like the % at all",
        "The % isn't worth the money, not impressed",
        "I would not recommend the % to anyone",
        "The % doesn't work and nobody can help, not okay",
        "Never buying the % again, not what was promised"
    };
    static final String[] SARCASM = {
        "Oh great, the % stopped working again, just what I needed",
        "Thanks a lot %, broken on the first day, brilliant job",
        "Wonderful, my third % in a month and this one is dead too",
        "Love how the % dies right before every meeting",
        "Fantastic, the % leaks all over my bag, well done",
        "So the % needs repair after a week, amazing quality"
    };
    static final String[] SLANG_PRAISE = {
        "ngl the % slaps",
        "the % is fire fr",
        "omg the % is sooo good",
        "this % goes hard, obsessed",
        "the % is lit, 10/10",
        "lowkey in love with the %",
        "yesss the % is a vibe, so good",
        "the % is goated, best thing ever"
    };
    static final String[] SLANG_BLAME = {
        "ngl the % sucks",
        "the % is trash fr",
        "omg the % is sooo bad",
        "this % is mid, total letdown",
        "the % is garbage, 0/10",
        "lowkey hate the %",
        "ugh the % is the worst, so bad",
        "wtf is wrong with the %, awful"
    };
    static final String[] OPENERS = {
        "",
        "",
        "",
        "",
        "Well, ",
        "Okay so ",
        "Update: ",
        "Just saying: ",
        "Day 3: ",
        "Quick note: ",
        "PSA: ",
        "Finally: ",
        "My take: ",
        "Weekend report: "
    };
    static final String[] GLAD_ENDS = {
        ".",
        "!",
        "!!",
        " \uD83D\uDE0D",
        " \u2764\uFE0F",
        " \uD83D\uDE0A",
        " :)",
        ", thank you!",
        ", so happy.",
        ". Would buy again.",
        " \uD83D\uDD25",
        " \uD83D\uDE4C"
    };
    static final String[] SAD_ENDS = {
        ".",
        "!",
        "...",
        " \uD83D\uDE21",
        " \uD83D\uDE2D",
        " \uD83D\uDE20",
        " :(",
        ", so disappointed.",
        ", never again.",
        ". Very sad.",
        " \uD83E\uDD2E",
        " \uD83D\uDC4E"
    };
    static final String[] PLAIN_ENDS = {".", ".", "", " today.", " this week.", " as of now.", ", for the record."};
    static final String[] IRRELEVANT = {
        "Traffic on the bridge is slow again this morning",
        "Lovely sunset over the harbour tonight",
        "Who is watching the match later",
        "My cat slept on the keyboard again",
        "Rain all week, they say",
        "Coffee first, then everything else",
        "Finished the book on the train",
        "The bakery on the corner is closed on Tuesdays",
        "Happy birthday to my wonderful grandmother",
        "The meeting could have been a letter",
        "I hate waiting at the dentist",
        "New episode tonight, no spoilers please"
    };
    static final String[] SPAM = {
        "WIN a free % now!!! Click the link, only # left",
        "Cheap % deals, # percent off, follow and share to win",
        "Make # dollars a day from home and get a % for free",
        "FREE FREE FREE % giveaway number #, tag # friends",
        "Buy followers now, first # orders get a %"
    };
    static final String[] NEAR = {
        "Got my % from batch # today and it works great so far",
        "Review number # of the %: good value, would buy again",
        "Store # has the % in stock, shelf #"
    };
    /** Long, plain English: clear enough for a language detector. */
    static final String[] LONG_PRAISE = {
        "I have been using the % every day for the last three weeks and I have to say that it is one of the best things"
                + " that we have ever bought for our home",
        "When the % arrived yesterday afternoon the whole family wanted to try it and everybody was very happy with how"
                + " well it works",
    };

    static final String[] LONG_BLAME = {
        "I have been waiting for an answer about the % for more than three weeks now and I have to say that this is the"
                + " worst service that we have ever had",
        "When the % arrived yesterday afternoon it was already broken and nobody at the shop wanted to give us our money"
                + " back, which is really very disappointing",
    };
    static final String[] SPANISH = {
        "He comprado el % la semana pasada y estoy muy contento porque funciona mejor de lo que esperaba en mi casa",
        "El % lleg\u00f3 roto despu\u00e9s de tres semanas y nadie en la tienda quiere devolverme el dinero que he pagado",
        "Mi hermana tambi\u00e9n tiene el % desde hace un a\u00f1o y lo usa todos los d\u00edas antes de ir al trabajo"
    };
    static final String[] PORTUGUESE = {
        "Comprei o % na semana passada e estou muito feliz porque funciona muito melhor do que eu esperava em casa",
        "O % chegou quebrado depois de tr\u00eas semanas e ningu\u00e9m na loja quer devolver o dinheiro que eu paguei",
        "A minha irm\u00e3 tamb\u00e9m tem o % h\u00e1 um ano e usa todos os dias antes de ir para o trabalho"
    };
    static final String[] GERMAN = {
        "Ich habe das % letzte Woche gekauft und bin sehr zufrieden, weil es viel besser funktioniert als ich dachte",
        "Das % kam nach drei Wochen kaputt an und niemand im Laden will mir mein Geld zur\u00fcckgeben",
        "Meine Schwester hat das % auch schon seit einem Jahr und benutzt es jeden Tag vor der Arbeit"
    };
    static final String[] FRENCH = {
        "J'ai achet\u00e9 le % la semaine derni\u00e8re et je suis tr\u00e8s content parce qu'il marche beaucoup mieux que"
                + " je ne le pensais",
        "Le % est arriv\u00e9 cass\u00e9 apr\u00e8s trois semaines et personne dans le magasin ne veut me rendre mon argent",
        "Ma s\u0153ur a aussi le % depuis un an et elle l'utilise tous les jours avant d'aller au travail"
    };
    /** Tone of the sentences of each language list. */
    static final int[] FOREIGN_TONES = {1, -1, 0};

    static final String[] REVIEW_GOOD = {
        "Excellent, works perfectly and looks great", "Very happy with it, fast delivery and lovely quality",
        "Does exactly what it should, great value", "Love it, would buy again without thinking",
        "Better than expected, superb finish", "My favourite purchase of the season, wonderful"
    };
    static final String[] REVIEW_MIXED = {
        "It is okay, does the job",
        "Average, some things are fine and some are not",
        "Decent for the price, nothing special",
        "Works, but the colour is not as in the picture",
        "Acceptable, delivery took a while"
    };
    static final String[] REVIEW_BAD = {
        "Terrible, broke within a week",
        "Very disappointed, poor quality and bad fit",
        "Waste of money, sending it back",
        "Stopped working after two days, awful",
        "Cheap material, looks nothing like the photo, horrible",
        "I regret buying this, do not recommend"
    };

    private Phrases() {}
}
