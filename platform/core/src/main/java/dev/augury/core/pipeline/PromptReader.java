package dev.augury.core.pipeline;

import dev.augury.core.flow.ConversationKey;
import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Lineage;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.retain.ConversationKeys;
import dev.augury.core.retain.RetainedPrefixes;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of prompts. One that follows an answer which ended in calls of the client begins with the exact tokens of that answer, however the client wrote
 * them down; only the rest is rendered and tokenised.
 *
 * @param tokenizer makes tokens
 * @param prefixes what such answers left, or null where no model calls
 */
record PromptReader(PromptTokenizer tokenizer, @Nullable RetainedPrefixes prefixes) {

    /**
     * Reads the prompt of a request that arrived at that time. May take as long as the prompt is long.
     *
     * @throws PromptException when the prompt cannot be rendered
     */
    TokenizedPrompt read(ServeRequest asked, long arrivedAt) throws PromptException {
        RetainedPrefixes kept = prefixes;
        if (kept == null || !(asked.prompt() instanceof Prompt.Chat chat) || chat.messages().isEmpty()) {
            return tokenizer.tokenize(asked.prompt());
        }
        List<ConversationKey> keys = ConversationKeys.of(chat);
        RetainedPrefixes.Found found = kept.find(asked.tenant(), chat, keys);
        if (found.prefix() == null) {
            return tokenizer.tokenize(chat).of(new Lineage(keys.getLast(), found.followUp(), null));
        }
        TokenizedPrompt spliced = tokenizer.splice(chat, found.messages(), found.prefix());
        if (spliced == null) {
            kept.returned(found.prefix(), arrivedAt, null);
            return tokenizer.tokenize(chat).of(new Lineage(keys.getLast(), FollowUp.UNSEAMED, found.prefix().id()));
        }
        kept.returned(found.prefix(), arrivedAt, spliced.tokens().length - found.prefix().tokens().length);
        return spliced.of(new Lineage(keys.getLast(), FollowUp.SPLICED, found.prefix().id()));
    }
}
