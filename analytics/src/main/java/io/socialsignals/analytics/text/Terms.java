package io.socialsignals.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a short text: lower case, without addresses, names of accounts and words that say nothing. */
public final class Terms {
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");
    private static final Pattern NOISE = Pattern.compile("(?:https?://|www\\.)\\S+|@\\w+|&\\w+;|\\\\u[0-9a-f]{4}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)*");
    private static final int LEAST_LENGTH = 3;
    private static final int MOST_LENGTH = 30;

    private static final Set<String> STOP = new TreeSet<>(Arrays.asList(
            """
            about after again all also always am an and any are as at back be because been before being but by can can't
            cannot could did didn't do does doesn't doing don't done down even ever every few for from get gets getting go
            goes going gonna got had has have haven't having he he's her here him his how i i'd i'll i'm i've if in into is
            isn't it it's its just know let like ll look make many may me might more most much must my myself need never new
            no nor not now of off oh ok on once one only or other our out over own people please put really right said same
            say see she should since so some still such take than thanks that that's the their them then there there's
            these they they're thing things think this those though through time to today tomorrow tonight too two under
            until up us use very via wanna want was wasn't way we we're well went were what what's when where which while
            who why will with without won't would yeah yes yet you you're your u rt amp"""
                    .split("\\s+")));

    private Terms() {}

    /** Words in the order of the text, stop words and words of one or two letters left out. */
    public static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        for (String word : words(text)) {
            if (word.length() >= LEAST_LENGTH && word.length() <= MOST_LENGTH && !STOP.contains(word)) {
                terms.add(word);
            }
        }
        return terms;
    }

    /** Pairs of neighbouring terms, with a blank between them, each once and in alphabetical order. */
    public static List<String> pairs(String text) {
        List<String> terms = of(text);
        Set<String> pairs = new TreeSet<>();
        for (int i = 1; i < terms.size(); i++) {
            pairs.add(terms.get(i - 1) + ' ' + terms.get(i));
        }
        return new ArrayList<>(pairs);
    }

    /** All words, lower case, without addresses and names of accounts. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher =
                WORD.matcher(NOISE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
        while (matcher.find()) {
            words.add(matcher.group().replace('’', '\''));
        }
        return words;
    }

    /** How many web addresses the text has. */
    static int links(String text) {
        int links = 0;
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            links++;
        }
        return links;
    }
}
