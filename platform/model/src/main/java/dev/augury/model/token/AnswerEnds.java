package dev.augury.model.token;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The tokens with a role, from the keys of a model file and from names that models are known to use. */
final class AnswerEnds {
    /** Ends of a turn, the most specific first. */
    private static final List<String> TURN_ENDS = List.of("<|eot_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<|end_of_text|>",
            "<|endoftext|>", "<EOT>", "_<EOT>", "[EOT]", "<\uFF5Cend\u2581of\u2581sentence\uFF5C>", "<end_of_utterance>");

    /** Ends of a message and of a file in code models; after them a model goes on with something that was not asked for. */
    private static final List<String> OTHER_ENDS = List.of("<|eom_id|>", "<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<|repo_name|>",
            "<|fim_repo|>", "<fim-repo>", "<|file_sep|>");

    /** Names that are control tokens whatever type the file gives them. */
    static final Set<String> NAMES = all();

    private AnswerEnds() {}

    /** @param addBos whether texts begin with {@code bos} where the file does not say */
    static SpecialTokens special(TokenizerMetadata metadata, TokenTable table, boolean addBos) {
        int size = table.size();
        Set<Integer> ends = new LinkedHashSet<>();
        OptionalInt eos = metadata.id("eos_token_id", size);
        OptionalInt eot = orByName(metadata.id("eot_token_id", size), TURN_ENDS, table);
        eos.ifPresent(ends::add);
        eot.ifPresent(ends::add);
        metadata.id("eom_token_id", size).ifPresent(ends::add);
        NAMES.forEach(name -> table.id(name).ifPresent(ends::add));
        return new SpecialTokens(metadata.id("bos_token_id", size), eos, eot, metadata.id("unknown_token_id", size),
                metadata.id("padding_token_id", size), metadata.flag("add_bos_token", addBos), metadata.flag("add_eos_token", false), ends);
    }

    private static OptionalInt orByName(OptionalInt given, List<String> names, TokenTable table) {
        return given.isPresent() ? given : names.stream().map(table::id).filter(OptionalInt::isPresent).findFirst().orElse(given);
    }

    private static Set<String> all() {
        Set<String> names = new LinkedHashSet<>(TURN_ENDS);
        names.addAll(OTHER_ENDS);
        return Set.copyOf(names);
    }
}
