package dev.augury.store.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made.
 *
 * @param id ascends with time; 0 before it is kept
 * @param happenedAt when
 * @param actor who
 * @param subject what was changed, from the large to the small, separated by slashes
 * @param before value before
 * @param after value after
 * @param reason why, in the words of who did it
 * @param fromStep first step planned with it, or null where there is none
 * @param undoes id of the line whose change this one took back, or null
 */
public record AuditLine(
        long id, Instant happenedAt, String actor, String subject, String before, String after, String reason, @Nullable Long fromStep, @Nullable Long undoes) {}
