package dev.augury.console.scheduling;

import dev.augury.server.admin.LaneTuning;
import dev.augury.store.audit.AuditLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line of the audit as the page shows it.
 *
 * @param id its id
 * @param at when, for programs
 * @param exact when, for people
 * @param who who did it
 * @param what which option
 * @param before value before
 * @param after value after
 * @param from first step planned with it
 * @param why the reason
 * @param undoable whether it can be taken back
 */
public record Change(long id, Instant at, String exact, String who, String what, String before, String after, String from, String why, boolean undoable) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss z", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    static Change of(LaneTuning.Told told) {
        AuditLine line = told.line();
        boolean time = told.option().equals(Threshold.TIME);
        Long step = line.fromStep();
        return new Change(
                line.id(),
                line.happenedAt(),
                EXACT.format(line.happenedAt()),
                line.actor(),
                told.option(),
                time ? Threshold.seconds(line.before()) + " s" : line.before(),
                time ? Threshold.seconds(line.after()) + " s" : line.after(),
                step == null ? "" : "step " + step,
                line.reason(),
                told.undoable());
    }

    /** Says the change in a sentence. */
    String sentence() {
        return what + " " + before + " → " + after + " by " + who;
    }
}
