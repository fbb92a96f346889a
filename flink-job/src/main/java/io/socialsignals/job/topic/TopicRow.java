package io.socialsignals.job.topic;

/**
 * A row of topics.
 *
 * @param id -1 for posts that fit no topic
 * @param name its three leading terms
 * @param terms its ten strongest terms, strongest first, separated by blanks
 * @param model version of the model that it is in
 */
public record TopicRow(int id, String name, String terms, String model) {}
