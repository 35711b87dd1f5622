package dev.augury.constraint.calls;

import dev.augury.spi.PluginContext;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.model.Vocabulary;

/** Makes what keeps answers to calls. */
public final class CallConstraintFactory implements TokenConstraintFactory<CallConstraintConfig> {

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String description() {
        return "Keeps an answer to calls of given tools, with arguments that are JSON of the shape their schemas ask for.";
    }

    @Override
    public Class<CallConstraintConfig> options() {
        return CallConstraintConfig.class;
    }

    @Override
    public ConstraintCompiler create(CallConstraintConfig options, PluginContext context, Vocabulary vocabulary) {
        Lexicon lexicon = new Lexicon(vocabulary);
        MaskCache masks = new MaskCache(lexicon, options.masks());
        return demand -> {
            CallGrammar grammar = new CallGrammar(demand, lexicon);
            return () -> new CallConstraint(grammar.start(), lexicon, masks);
        };
    }
}
