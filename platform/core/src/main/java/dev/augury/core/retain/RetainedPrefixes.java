package dev.augury.core.retain;

import dev.augury.core.flow.ClientTurn;
import dev.augury.core.flow.ConversationKey;
import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Outcome.CallOutcome;
import dev.augury.core.flow.Outcome.SegmentOutcome;
import dev.augury.core.flow.PrefixKeeper;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.RetainCounts;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.time.Time;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The retained prefixes of a lane, found by tenant and by the ids of the calls in which their answers ended. One whose client came back is kept until its time has
 * passed: a client may come back twice, or go on from an earlier round. Beyond the limits the tenant that has most of what is scarce gives up its oldest, so that none
 * displaces all the others'.
 */
public final class RetainedPrefixes implements PrefixKeeper {

    private final RetainLimits limits;
    private final Time time;
    private final Function<String, Object> value;
    private final Consumer<Settled> onSettled;
    private final LinkedHashMap<Long, Kept> byId = new LinkedHashMap<>();
    private final Map<Call, Kept> byCall = new HashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private long tokens;
    private long ids;
    private long returned;
    private long expired;
    private long displaced;

    /**
     * What was found for a conversation.
     *
     * @param followUp whether a prefix was, and if not, why
     * @param prefix the prefix of the latest answer that was recognised, or null
     * @param messages how many messages of the conversation it comprises
     */
    public record Found(FollowUp followUp, @Nullable RetainedPrefix prefix, int messages) {}

    private record Call(String tenant, String id) {}

    /** What a tenant has, its oldest first. */
    private static final class Share {
        final LinkedHashSet<Kept> kept = new LinkedHashSet<>();
        long tokens;
    }

    private static final class Kept {
        final RetainedPrefix prefix;
        final ConversationKey conversation;
        final List<Call> calls;
        final Request request;
        final ClientTurn.Last last;
        final long endedAt;
        boolean settled;

        Kept(RetainedPrefix prefix, ConversationKey conversation, ClientTurn turn, long endedAt) {
            this.prefix = prefix;
            this.conversation = conversation;
            this.endedAt = endedAt;
            calls = turn.calls().stream().map(call -> new Call(turn.request().tenant(), call.id())).toList();
            request = left(turn);
            last = turn.last();
        }
    }

    /**
     * Makes an empty store.
     *
     * @param value reads the arguments of a call as the value that messages carry
     * @param onSettled is told of every answer that ended in calls of the client, once; returns at once
     */
    public RetainedPrefixes(RetainLimits limits, Time time, Function<String, Object> value, Consumer<Settled> onSettled) {
        this.limits = limits;
        this.time = time;
        this.value = value;
        this.onSettled = onSettled;
    }

    @Override
    public synchronized @Nullable RetainedPrefix keep(ClientTurn turn) {
        ConversationKey before = turn.request().reading().prompt().lineage().conversation();
        expire();
        if (before == null || !turn.whole() || limits.prefixesMax() == 0 || turn.tokens().length > limits.tokensMax()) {
            onSettled.accept(new Settled(left(turn), turn.last().start(), turn.last().outcome()));
            return null;
        }
        makeRoom(turn.request().tenant(), turn.tokens().length);
        long now = time.now();
        RetainedPrefix prefix = new RetainedPrefix(++ids, turn.tokens(), turn.ended(), now + limits.timeToLive().toNanos());
        ConversationKey key = ConversationKeys.then(before, ConversationKeys.answer(turn.said(), turn.calls(), value));
        Kept kept = new Kept(prefix, key, turn, now);
        byId.put(prefix.id(), kept);
        kept.calls.forEach(call -> byCall.put(call, kept));
        Share share = shares.computeIfAbsent(turn.request().tenant(), _ -> new Share());
        share.kept.add(kept);
        share.tokens += prefix.tokens().length;
        tokens += prefix.tokens().length;
        return prefix;
    }

    private void makeRoom(String tenant, int length) {
        while (byId.size() >= limits.prefixesMax()) {
            displace(oldestOfTheLargest(tenant, 1, share -> share.kept.size()));
        }
        while (tokens + length > limits.tokensMax()) {
            displace(oldestOfTheLargest(tenant, length, share -> share.tokens));
        }
    }

    /** What is to come counts as its tenant's. Of two tenants that have as much, the one whose oldest is older. */
    private Kept oldestOfTheLargest(String coming, long length, ToLongFunction<Share> size) {
        Kept found = null;
        long most = 0;
        for (Map.Entry<String, Share> entry : shares.entrySet()) {
            Kept oldest = entry.getValue().kept.getFirst();
            long has = size.applyAsLong(entry.getValue()) + (entry.getKey().equals(coming) ? length : 0);
            if (found == null || has > most || has == most && oldest.prefix.id() < found.prefix.id()) {
                found = oldest;
                most = has;
            }
        }
        return Objects.requireNonNull(found, "no prefix is kept, and one is too many");
    }

    private void displace(Kept kept) {
        displaced += kept.settled ? 0 : 1;
        drop(kept);
        settle(kept, null, null);
    }

    @Override
    public synchronized boolean keeps(long prefix) {
        return byId.containsKey(prefix);
    }

    @Override
    public synchronized void forget(RetainedPrefix prefix) {
        Kept kept = byId.get(prefix.id());
        if (kept != null) {
            drop(kept);
        }
    }

    /**
     * Finds the prefix with which a conversation goes on: that of the latest answer in it that ended in calls made here for that tenant, and up to which it says
     * what it said then.
     *
     * @param keys the names of the conversation, one per message
     */
    public synchronized Found find(String tenant, Prompt.Chat chat, List<ConversationKey> keys) {
        expire();
        FollowUp followUp = FollowUp.NONE;
        for (int i = keys.size() - 1; i >= 0; i--) {
            List<String> calls = ConversationKeys.calls(chat.messages().get(i));
            if (!calls.isEmpty()) {
                Kept kept = byCall.get(new Call(tenant, calls.getFirst()));
                if (kept != null && kept.conversation.equals(keys.get(i))) {
                    return new Found(FollowUp.SPLICED, kept.prefix, i + 1);
                }
                followUp = kept != null || followUp == FollowUp.CHANGED ? FollowUp.CHANGED : FollowUp.UNKNOWN;
            }
        }
        return new Found(followUp, null, 0);
    }

    /**
     * The client of a prefix came back; counts once.
     *
     * @param at when, in nanoseconds of {@code Time}
     * @param responseTokens tokens that it brought back, or null when that is not known
     */
    public synchronized void returned(RetainedPrefix prefix, long at, @Nullable Integer responseTokens) {
        Kept kept = byId.get(prefix.id());
        if (kept != null && !kept.settled) {
            returned++;
            settle(kept, Math.max(0, at - kept.endedAt), responseTokens);
        }
    }

    @Override
    public synchronized OptionalLong nextExpiry() {
        return byId.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byId.firstEntry().getValue().prefix.expiresAt());
    }

    @Override
    public synchronized void expire() {
        long now = time.now();
        while (!byId.isEmpty() && byId.firstEntry().getValue().prefix.expiresAt() <= now) {
            Kept oldest = byId.firstEntry().getValue();
            expired += oldest.settled ? 0 : 1;
            drop(oldest);
            settle(oldest, null, null);
        }
    }

    @Override
    public synchronized RetainCounts counts() {
        return new RetainCounts(byId.size(), tokens, ids, returned, expired, displaced);
    }

    private void drop(Kept kept) {
        byId.remove(kept.prefix.id());
        kept.calls.forEach(call -> byCall.remove(call, kept));
        tokens -= kept.prefix.tokens().length;
        shares.computeIfPresent(kept.request.tenant(), (tenant, share) -> {
            share.kept.remove(kept);
            share.tokens -= kept.prefix.tokens().length;
            return share.kept.isEmpty() ? null : share;
        });
    }

    private void settle(Kept kept, @Nullable Long nanos, @Nullable Integer responseTokens) {
        if (kept.settled) {
            return;
        }
        kept.settled = true;
        SegmentOutcome went = kept.last.outcome();
        CallOutcome call = went.call();
        if (call == null) {
            throw new IllegalStateException("The last segment of " + kept.request + " ended without a call, and its client was waited for");
        }
        CallOutcome over = new CallOutcome(call.call(), call.tool(), nanos, responseTokens);
        onSettled.accept(new Settled(kept.request, kept.last.start(), new SegmentOutcome(
                went.index(), went.contextTokens(), went.predicted(), went.outputTokens(), went.censored(), went.startedNanos(), went.endedNanos(), over)));
    }

    private static Request left(ClientTurn turn) {
        return turn.request().spent(turn.tokens(), turn.last().outcome().predicted());
    }
}
