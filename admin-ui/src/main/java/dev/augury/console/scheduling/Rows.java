package dev.augury.console.scheduling;

import dev.augury.core.loop.LaneSurvey;
import dev.augury.server.admin.LaneSample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbers of the charts, row by row: of the stream, and of files that a spreadsheet reads. */
enum Rows {

    /** Tokens of KV by what they are for. */
    KV("decode,prefill,call preserved,retained for client calls,moving,prefix cache,free,call swapped (host),retained for client calls (host),preempted (host),free (host)") {
        @Override
        List<@Nullable Long> of(LaneSample sample, int blockTokens) {
            LaneSurvey.DeviceUse device = sample.device();
            LaneSurvey.HostUse host = sample.host();
            return Arrays.stream(new int[] {
                        device.decode(), device.prefill(), device.preserved(), device.retained(), device.moving(), device.cached(), device.free(),
                        host.paused(), host.retained(), host.preempted(), host.free()
                    })
                    .<@Nullable Long>mapToObj(blocks -> (long) blocks * blockTokens)
                    .toList();
        }
    },

    /** The longest waits and what is promised. */
    WAITS("longest wait in steps,longest wait in ms,promised in steps") {
        @Override
        List<@Nullable Long> of(LaneSample sample, int blockTokens) {
            return Arrays.asList(sample.waited().steps(), sample.waited().nanos() / 1_000_000, sample.promised());
        }
    };

    private final String heads;

    Rows(String heads) {
        this.heads = heads;
    }

    /** Returns the numbers of a slot. */
    abstract List<@Nullable Long> of(LaneSample sample, int blockTokens);

    /** Writes rows as arrays of arrays, each led by its instant in milliseconds. */
    String json(List<LaneSample> samples, int blockTokens) {
        return samples.stream()
                .map(sample -> "[" + sample.at().toEpochMilli() + "," + of(sample, blockTokens).stream().map(String::valueOf).collect(Collectors.joining(",")) + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Writes rows with a head, each led by its instant. */
    String csv(List<LaneSample> samples, int blockTokens) {
        StringBuilder text = new StringBuilder("time," + heads + "\r\n");
        for (LaneSample sample : samples) {
            text.append(sample.at()).append(',');
            text.append(of(sample, blockTokens).stream().map(number -> number == null ? "" : number.toString()).collect(Collectors.joining(","))).append("\r\n");
        }
        return text.toString();
    }
}
