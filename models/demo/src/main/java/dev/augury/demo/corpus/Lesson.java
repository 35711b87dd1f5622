package dev.augury.demo.corpus;

import java.util.random.RandomGenerator;

/** Makes the exchanges of one skill. Stateless and thread-safe. */
public interface Lesson {

    /** Returns the skill it teaches. */
    Skill skill();

    /** Makes an exchange of one half of the corpus; equal states of {@code chance} give equal exchanges. */
    Exchange exchange(Split split, RandomGenerator chance);
}
