package dev.augury.demo.corpus;

import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolDeclarations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chooses the tools that a dialogue declares, and says what is answered without one. */
final class ToolShelf {

    /** In this order a missing tool is named. */
    private static final List<String> ORDER = List.of(ToolBox.CATALOG, ToolBox.CLOCK, ToolBox.CALCULATOR);
    private static final Map<String, String> REFUSALS = Map.of(
            ToolBox.CATALOG, "I have no catalog here, so I cannot look that up.",
            ToolBox.CLOCK, "I have no clock here, so I cannot tell the time.",
            ToolBox.CALCULATOR, "I have no calculator here, so I cannot work that out.");
    private static final double NONE_SHARE = 0.4;
    private static final double OWN_SHARE = 0.35;
    private static final double OTHERS_SHARE = 0.12;

    /**
     * Tools of a dialogue.
     *
     * @param names their names
     * @param declarations their declarations, in order
     */
    record Choice(Set<String> names, List<String> declarations) {}

    /**
     * Chooses the tools of a dialogue: those that its exchanges need and some more.
     *
     * @param lacking leave out one that is needed, where any is
     */
    Choice choose(List<Exchange> exchanges, boolean lacking, RandomGenerator chance) {
        Set<String> needed = new LinkedHashSet<>();
        ORDER.stream().filter(tool -> exchanges.stream().anyMatch(exchange -> exchange.tools().contains(tool))).forEach(needed::add);
        Set<String> names = new LinkedHashSet<>(needed);
        boolean bare = chance.nextDouble() < NONE_SHARE && (needed.isEmpty() || lacking);
        ToolBox.NAMES.stream().filter(tool -> chance.nextDouble() < OWN_SHARE).forEach(names::add);
        ToolDeclarations.OTHERS.stream().filter(tool -> chance.nextDouble() < OTHERS_SHARE).forEach(names::add);
        if (lacking && !needed.isEmpty()) {
            names.remove(List.copyOf(needed).get(chance.nextInt(needed.size())));
        }
        List<String> order = new ArrayList<>(bare ? Set.of() : names);
        Collections.shuffle(order, Random.from(chance));
        return new Choice(Set.copyOf(order), order.stream().map(tool -> ToolDeclarations.of(tool, chance)).toList());
    }

    /** Returns an exchange, or where a tool that it needs is not declared, its question with a refusal. */
    Exchange possible(Exchange exchange, Set<String> declared) {
        Optional<String> missing = ORDER.stream().filter(tool -> exchange.tools().contains(tool) && !declared.contains(tool)).findFirst();
        return missing.map(tool -> new Exchange(Skill.OTHER, Set.of(),
                List.of(exchange.messages().getFirst(), new Message.Answer(REFUSALS.get(tool), List.of())))).orElse(exchange);
    }
}
