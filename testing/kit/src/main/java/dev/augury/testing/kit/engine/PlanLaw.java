package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.PrefixGroup;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the border says of a plan, in two parts: what every engine has to refuse because it lies outside its geometry or capabilities, and what the host has
 * to keep so that rows are independent.
 */
final class PlanLaw {

    private final EngineGeometry geometry;
    private final EngineCapabilities capabilities;
    private final KvSizes kv;

    PlanLaw(EngineGeometry geometry, EngineCapabilities capabilities, KvSizes kv) {
        this.geometry = geometry;
        this.capabilities = capabilities;
        this.kv = kv;
    }

    /** Returns what lies outside geometry or capabilities, one sentence each. */
    List<String> refusals(StepPlan plan) {
        List<String> found = new ArrayList<>();
        for (StepRow row : plan.rows()) {
            String where = "Row of sequence " + row.sequence() + ": ";
            refuseTokens(row, where, found);
            refuseSegments(row, where, found);
            for (Want want : row.wants()) {
                refuseWant(row, want, where, found);
            }
        }
        return found;
    }

    private void refuseTokens(StepRow row, String where, List<String> found) {
        for (int token : row.tokens()) {
            if (token < 0 || token >= geometry.vocabularySize()) {
                found.add(where + "token " + token + " is outside the vocabulary of " + geometry.vocabularySize());
            }
        }
        int last = row.positions()[row.positions().length - 1];
        if (row.positions()[0] < 0 || last >= geometry.contextLength()) {
            found.add(where + "positions " + row.positions()[0] + " to " + last + " are outside the context of " + geometry.contextLength());
        }
        if (row.adapter() != null && !capabilities.has(Feature.ADAPTERS)) {
            found.add(where + "adapter '" + row.adapter() + "' is asked of an engine without ADAPTERS");
        }
    }

    private void refuseSegments(StepRow row, String where, List<String> found) {
        if (row.segments().size() > 1 && !capabilities.has(Feature.SEGMENTS)) {
            found.add(where + row.segments().size() + " segments are asked of an engine without SEGMENTS");
        }
        for (KvSegment segment : row.segments()) {
            for (int block : segment.blocks()) {
                if (block < 0 || block >= kv.deviceBlocks()) {
                    found.add(where + "block " + block + " is outside the device tier of " + kv.deviceBlocks() + " blocks");
                }
            }
            int needed = segment.length() + (segment == row.target() ? row.tokens().length : 0);
            if (segment.length() < 0 || (long) segment.blocks().length * kv.blockTokens() < needed) {
                found.add(where + "a segment of " + segment.blocks().length + " blocks of " + kv.blockTokens() + " tokens is to hold " + needed);
            }
            if (segment.query() instanceof QueryPosition.Fixed && !capabilities.has(Feature.FIXED_QUERY_POSITION)) {
                found.add(where + "a fixed query position is asked of an engine without FIXED_QUERY_POSITION");
            }
        }
    }

    private void refuseWant(StepRow row, Want want, String where, List<String> found) {
        if (want.index() < 0 || want.index() >= row.tokens().length) {
            found.add(where + "something is wanted at token " + want.index() + " of " + row.tokens().length);
        }
        Feature needed = switch (want) {
            case Want.Sample sample -> sample.mask() == null ? null : Feature.MASK;
            case Want.Score score -> Feature.SCORE;
            case Want.Logits logits -> Feature.LOGITS;
            case Want.Hidden hidden -> Feature.HIDDEN;
        };
        if (needed != null && !capabilities.has(needed)) {
            found.add(where + want.getClass().getSimpleName() + " is asked of an engine without " + needed);
        }
    }

    /** Returns what the host did wrong beyond {@link #refusals}, one sentence each. */
    List<String> faults(StepPlan plan) {
        List<String> found = new ArrayList<>();
        if (plan.rows().isEmpty()) {
            found.add("A plan without rows was sent");
        }
        Set<Long> sequences = new HashSet<>();
        for (StepRow row : plan.rows()) {
            if (!sequences.add(row.sequence())) {
                found.add("Sequence " + row.sequence() + " has two rows in one plan");
            }
            faultPositions(row, found);
            faultWants(row, found);
        }
        faultWrites(plan, found);
        for (PrefixGroup group : plan.groups()) {
            faultGroup(plan, group, found);
        }
        return found;
    }

    private static void faultPositions(StepRow row, List<String> found) {
        int[] positions = row.positions();
        for (int i = 1; i < positions.length; i++) {
            if (positions[i] <= positions[i - 1]) {
                found.add("Row of sequence " + row.sequence() + ": position " + positions[i] + " follows " + positions[i - 1]);
            }
        }
        boolean plain = row.segments().size() == 1 && row.target().query().equals(QueryPosition.OWN);
        if (plain && (positions[0] != row.target().length() || positions[positions.length - 1] != row.target().length() + positions.length - 1)) {
            found.add("Row of sequence " + row.sequence() + ": positions " + positions[0] + " to " + positions[positions.length - 1]
                    + " do not follow a segment of " + row.target().length() + " tokens");
        }
    }

    private static void faultWants(StepRow row, List<String> found) {
        int before = 0;
        for (Want want : row.wants()) {
            if (want.index() < before) {
                found.add("Row of sequence " + row.sequence() + ": wants are not ascending");
            }
            before = want.index();
            if (want instanceof Want.Sample sample && want.index() < row.tokens().length) {
                int length = sample.history().length();
                if (length != sample.position() || sample.history().token(length - 1) != row.tokens()[want.index()]) {
                    found.add("Row of sequence " + row.sequence() + ": the token for position " + sample.position() + " is sampled after a history of "
                            + length + " tokens that should end in " + row.tokens()[want.index()]);
                }
            }
        }
    }

    private void faultWrites(StepPlan plan, List<String> found) {
        Map<Integer, Long> writers = new HashMap<>();
        for (StepRow row : plan.rows()) {
            KvSegment target = row.target();
            int last = Math.min((target.length() + row.tokens().length - 1) / kv.blockTokens(), target.blocks().length - 1);
            for (int i = target.length() / kv.blockTokens(); i <= last; i++) {
                Long other = writers.put(target.blocks()[i], row.sequence());
                if (other != null) {
                    found.add("Block " + target.blocks()[i] + " is written by sequences " + other + " and " + row.sequence() + " in one step");
                }
            }
        }
        for (StepRow row : plan.rows()) {
            Set<Integer> own = new HashSet<>();
            for (KvSegment segment : row.segments()) {
                int used = segment == row.target() ? segment.length() + row.tokens().length : segment.length();
                for (int i = 0; i < Math.min((used + kv.blockTokens() - 1) / kv.blockTokens(), segment.blocks().length); i++) {
                    int block = segment.blocks()[i];
                    Long writer = writers.get(block);
                    if (writer != null && writer != row.sequence()) {
                        found.add("Block " + block + " is read by sequence " + row.sequence() + " while sequence " + writer + " writes it");
                    }
                    if (!own.add(block)) {
                        found.add("Row of sequence " + row.sequence() + ": block " + block + " appears twice");
                    }
                }
            }
        }
    }

    private static void faultGroup(StepPlan plan, PrefixGroup group, List<String> found) {
        int[] first = null;
        for (int index : group.rows()) {
            if (index < 0 || index >= plan.rows().size()) {
                found.add("A prefix group names row " + index + " of " + plan.rows().size());
                continue;
            }
            int[] blocks = plan.rows().get(index).segments().getFirst().blocks();
            first = first == null ? blocks : first;
            for (int i = 0; i < group.blocks(); i++) {
                if (i >= blocks.length || i >= first.length || blocks[i] != first[i]) {
                    found.add("Row " + index + " does not share the first " + group.blocks() + " blocks of its prefix group");
                    break;
                }
            }
        }
    }
}
