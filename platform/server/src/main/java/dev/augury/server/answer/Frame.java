package dev.augury.server.answer;

import dev.augury.server.ask.Asked;
import dev.augury.server.model.ServedModel;
import java.time.Instant;

/**
 * What all parts of one answer have in common.
 *
 * @param asked the request
 * @param model its model
 * @param created when it came, in seconds since 1970
 */
public record Frame(Asked asked, ServedModel model, long created) {

    /** Makes a frame for a request that came at that time. */
    public static Frame of(Asked asked, ServedModel model, Instant at) {
        return new Frame(asked, model, at.getEpochSecond());
    }
}
