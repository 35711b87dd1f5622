package dev.augury.server.admin;

import dev.augury.core.loop.LaneSurvey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lane in one slot of time.
 *
 * @param at begin of the slot
 * @param device uses of its device blocks at the end of the slot
 * @param host uses of its host blocks at the end of the slot
 * @param waited the longest wait that ended in the slot or was not over at its end
 * @param promised most steps that a wait may take, as its policy promised at the end of the slot; null where it promised nothing
 */
public record LaneSample(Instant at, LaneSurvey.DeviceUse device, LaneSurvey.HostUse host, LaneSurvey.Wait waited, @Nullable Long promised) {}
