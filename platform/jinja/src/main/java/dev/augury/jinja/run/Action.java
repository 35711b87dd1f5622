package dev.augury.jinja.run;

import dev.augury.jinja.value.PyError;
import java.util.List;

/** A compiled statement. Immutable. */
@FunctionalInterface
interface Action {

    /** How a statement ends. */
    enum Flow {
        NEXT, BREAK, CONTINUE
    }

    Flow run(Frame frame);

    /** The same as a step of the render, with its line and construct noted on errors. */
    default Action at(int line, String construct) {
        return frame -> {
            try {
                frame.rendering.step();
                return run(frame);
            } catch (PyError e) {
                throw e.at(line, construct);
            }
        };
    }

    /** One after the other, until one breaks or continues the loop around. */
    static Action sequence(List<Action> actions) {
        if (actions.size() == 1) {
            return actions.getFirst();
        }
        Action[] all = actions.toArray(Action[]::new);
        return frame -> {
            for (Action action : all) {
                Flow flow = action.run(frame);
                if (flow != Flow.NEXT) {
                    return flow;
                }
            }
            return Flow.NEXT;
        };
    }
}
