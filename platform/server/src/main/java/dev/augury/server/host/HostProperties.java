package dev.augury.server.host;

import dev.augury.core.retain.RetainLimits;
import dev.augury.server.setting.Ranges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the host serves and with how much.
 *
 * @param models models to serve, one lane each; without any, the demo model
 * @param data folder of the database, spill files and the first key
 * @param kv memory for keys and values
 * @param queue limits of the queue of each lane
 * @param step size of a step
 * @param policy limits of plugins
 * @param retain what is kept for clients that perform calls
 */
@ConfigurationProperties("augury")
public record HostProperties(
        @DefaultValue List<Model> models,
        @DefaultValue("data") Path data,
        @DefaultValue Kv kv,
        @DefaultValue Queue queue,
        @DefaultValue Step step,
        @DefaultValue Policy policy,
        @DefaultValue Retain retain) {

    private static final DataSize MEMORY_MAX = DataSize.ofTerabytes(1024);
    private static final long TOKENS_MAX = 1_000_000_000_000L;

    /**
     * A model to serve.
     *
     * @param file GGUF file; when absent, the demo model is meant
     * @param name name in the API; the file's name when absent
     * @param chatTemplate file with a chat template instead of the model's own
     */
    public record Model(@Nullable Path file, @Nullable String name, @Nullable Path chatTemplate) {

        /** Returns the name in the API; of a model without a file it must be given. */
        public String servedName() {
            return name != null ? name : Objects.requireNonNull(file, "neither file nor name").getFileName().toString().replaceFirst("\\.gguf$", "");
        }
    }

    /**
     * Memory for keys and values, per lane.
     *
     * @param blockTokens tokens per block
     * @param deviceMemory bytes of the device tier; when absent, as much as all sequences need at most, up to a quarter of the machine's memory
     * @param hostMemory bytes of the host tier, where swapped sequences wait
     * @param prefixCache whether sequences of a tenant that begin alike share blocks
     */
    public record Kv(
            @DefaultValue("32") int blockTokens,
            @Nullable DataSize deviceMemory,
            @DefaultValue("0B") DataSize hostMemory,
            @DefaultValue("true") boolean prefixCache) {

        /** Refuses blocks that engines do not take, and memory that there is not. */
        public Kv {
            Ranges.of("augury.kv")
                    .number("block-tokens", blockTokens, 16, 64)
                    .size("device-memory", deviceMemory == null ? MEMORY_MAX : deviceMemory, DataSize.ofBytes(1), MEMORY_MAX)
                    .size("host-memory", hostMemory, DataSize.ofBytes(0), MEMORY_MAX)
                    .end();
        }
    }

    /**
     * Limits of a lane's queue.
     *
     * @param lengthMax most requests that wait; one more is answered 429
     * @param tokensMax most tokens of waiting prompts; more is answered 429
     */
    public record Queue(@DefaultValue("512") int lengthMax, @DefaultValue("1000000") long tokensMax) {

        /** Refuses a queue in which nobody can wait. */
        public Queue {
            Ranges.of("augury.queue").number("length-max", lengthMax, 1, 10_000_000).number("tokens-max", tokensMax, 1, TOKENS_MAX).end();
        }
    }

    /**
     * Size of a step.
     *
     * @param target how long a step should take
     * @param sequencesMax most sequences that run at once
     * @param tokensMax most tokens of a step whatever its time, raised to one for each of those sequences
     */
    public record Step(@DefaultValue("200ms") Duration target, @DefaultValue("128") int sequencesMax, @DefaultValue("2048") int tokensMax) {

        /** Refuses steps in which nothing can be done, and gives every sequence that runs a token of the step. */
        public Step {
            Ranges.of("augury.step")
                    .time("target", target, Duration.ofMillis(1), Duration.ofHours(1))
                    .number("sequences-max", sequencesMax, 1, 1_000_000)
                    .number("tokens-max", tokensMax, 1, 10_000_000)
                    .end();
            tokensMax = Math.max(tokensMax, sequencesMax);
        }
    }

    /**
     * What is kept, per lane, for clients that perform calls, so that their next request goes on with the very tokens of the answer.
     *
     * @param prefixesMax most answers; 0 to keep nothing
     * @param tokensMax most tokens of all those answers and their prompts
     * @param kvMemoryMax most bytes of KV that they hold in both tiers; when absent, all that nobody else needs
     * @param timeToLive how long a client may take
     */
    public record Retain(
            @DefaultValue("1024") int prefixesMax,
            @DefaultValue("4000000") long tokensMax,
            @Nullable DataSize kvMemoryMax,
            @DefaultValue("10m") Duration timeToLive) {

        /** Refuses what makes no sense. */
        public Retain {
            Ranges.of("augury.retain")
                    .number("prefixes-max", prefixesMax, 0, 10_000_000)
                    .number("tokens-max", tokensMax, 0, TOKENS_MAX)
                    .size("kv-memory-max", kvMemoryMax == null ? MEMORY_MAX : kvMemoryMax, DataSize.ofBytes(0), MEMORY_MAX)
                    .time("time-to-live", timeToLive, Duration.ZERO, Duration.ofDays(1))
                    .end();
        }

        /** Returns the same for a lane. */
        RetainLimits limits() {
            return new RetainLimits(prefixesMax, tokensMax, kvMemoryMax == null ? Long.MAX_VALUE : kvMemoryMax.toBytes(), timeToLive);
        }
    }

    /**
     * Limits of plugins.
     *
     * @param deadline longest time of one call of a scheduling policy; a slower one is replaced
     * @param predictDeadline longest time of a prediction; a slower one is replaced by a guess
     * @param holdMax longest time for which a policy may grant nothing while nothing runs
     */
    public record Policy(@DefaultValue("50ms") Duration deadline, @DefaultValue("20ms") Duration predictDeadline, @DefaultValue("10s") Duration holdMax) {

        /** Refuses limits that no plugin can keep, or any. */
        public Policy {
            Duration least = Duration.ofMillis(1);
            Duration most = Duration.ofHours(1);
            Ranges.of("augury.policy").time("deadline", deadline, least, most).time("predict-deadline", predictDeadline, least, most).time("hold-max", holdMax, least, most).end();
        }
    }
}
