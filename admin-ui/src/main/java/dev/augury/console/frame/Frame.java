package dev.augury.console.frame;

import java.util.List;

/**
 * What stands round a page.
 *
 * @param sections the groups with their pages; a group may have none yet
 * @param chips the lanes
 * @param user who is signed in
 */
public record Frame(List<Section> sections, List<Chip> chips, String user) {

    /**
     * A group of pages.
     *
     * @param title what it is called
     * @param links its pages
     */
    public record Section(String title, List<Link> links) {}

    /**
     * A page.
     *
     * @param title what it is called
     * @param path where it is
     * @param current whether it is the one that is shown
     */
    public record Link(String title, String path, boolean current) {}

    /**
     * A lane in a few words.
     *
     * @param name its name
     * @param state what it is doing
     * @param pace how fast it generates tokens
     */
    public record Chip(String name, String state, String pace) {}
}
