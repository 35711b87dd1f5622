package dev.augury.core.pipeline;

import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.Tools;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.ToolDeclaration;
import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes ready what forces a model to call: the detector says how a call is written, the tokenizer makes tokens of it, the constraint keeps the answer to it.
 *
 * @param tokenizer makes tokens
 * @param tools what the lane's model may call, or null for nothing
 */
record CallForce(PromptTokenizer tokenizer, @Nullable Tools tools) {

    /**
     * Returns what opens the constraint of an answer whose first turn must be a call; null where no call is forced.
     *
     * @throws PromptException when nothing here can force it
     */
    @Nullable Supplier<TokenConstraint> constraint(Toolset set) throws PromptException {
        if (set.forced().isEmpty()) {
            return null;
        }
        ConstraintCompiler compiler = tools == null ? null : tools.constraints();
        if (tools == null || compiler == null) {
            throw refused("This model cannot be forced to call: no token constraint is installed; give auto or none.", null);
        }
        List<CallDemand.Choice> choices = new ArrayList<>();
        for (ToolDeclaration tool : set.forced()) {
            CallFrame frame = tools.detector().frame(tool.name()).orElse(null);
            if (frame == null) {
                throw refused("The form in which this model calls has no way to force tool '" + tool.name() + "'; give auto or none.", null);
            }
            choices.add(new CallDemand.Choice(tool.name(), tokenizer.write(frame.before()), tokenizer.write(frame.after()), tool.parameters()));
        }
        try {
            return compiler.calls(new CallDemand(choices, set.single() ? 1 : Math.max(1, tools.limits().callsMax())));
        } catch (IllegalArgumentException problem) {
            throw refused(problem.getMessage() + ".", problem);
        }
    }

    private static PromptException refused(String message, @Nullable Throwable cause) {
        return new PromptException("tool_choice", message, cause);
    }
}
