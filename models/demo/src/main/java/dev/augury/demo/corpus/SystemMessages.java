package dev.augury.demo.corpus;

import java.util.random.RandomGenerator;

/** System messages of dialogues that bring their own; they change no answer. */
final class SystemMessages {

    private static final Choices WHO = Choices.lines("""
            You are a helpful assistant.
            You are an assistant.
            You answer questions.
            You are the help desk of a small shop.
            You are a friendly assistant.
            You are a model that can call tools.
            You help people with numbers, times and prices.
            You are the voice of a little shop.
            You work at an office.
            You are a careful assistant.
            You are a chat program.
            Help the user.
            You are a polite assistant on a website.
            You are a demo.
            Answer what the user asks.
            You serve the visitors of our site.
            """);
    private static final Choices HOW = Choices.lines("""
            Be brief.
            Answer in one sentence.
            Be precise.
            Use tools where they help.
            Do not guess.
            Be kind.
            Keep to the facts.
            Stay short.
            """);

    private SystemMessages() {}

    static String draw(Split split, RandomGenerator chance) {
        String who = WHO.draw(split, chance);
        return chance.nextBoolean() ? who + " " + HOW.draw(split, chance) : who;
    }
}
