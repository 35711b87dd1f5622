package dev.augury.predictor.histogram;

import dev.augury.spi.predict.SegmentView;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose segments or calls are counted together; what is not told apart is empty.
 *
 * @param model name of the model
 * @param tenant name of the tenant
 * @param program name of the program
 * @param tool name of the tool, empty for segments
 */
record Scope(String model, String tenant, String program, String tool) {

    /** Returns the scopes of a segment, the narrowest first: program, tenant, model, all. */
    static List<Scope> of(SegmentView segment) {
        List<Scope> scopes = new ArrayList<>(4);
        segment.program().ifPresent(program -> scopes.add(new Scope(segment.model(), segment.tenant(), program, "")));
        scopes.add(new Scope(segment.model(), segment.tenant(), "", ""));
        scopes.add(new Scope(segment.model(), "", "", ""));
        scopes.add(new Scope("", "", "", ""));
        return scopes;
    }

    /** Returns the scopes of a call, the narrowest first: the tenant's use of the tool, everyone's. */
    static List<Scope> of(SegmentView segment, String tool) {
        return List.of(new Scope("", segment.tenant(), "", tool), new Scope("", "", "", tool));
    }
}
