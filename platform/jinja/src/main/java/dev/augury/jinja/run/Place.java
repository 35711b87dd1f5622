package dev.augury.jinja.run;

/**
 * Where a statement stands.
 *
 * @param soft within an if: an unknown filter or test fails only if it is reached
 * @param top at the outermost level: what is set here, blocks see too
 * @param loop within a loop of the same function
 */
record Place(Scope scope, boolean soft, boolean top, boolean loop) {

    Place branch() {
        return new Place(scope, true, top, loop);
    }

    /** In a scope inside the same function. */
    Place inner(Scope inner) {
        return new Place(inner, false, false, loop);
    }

    Place loopBody(Scope body) {
        return new Place(body, false, false, true);
    }

    /** In a function's scope. */
    Place function(Scope function) {
        return new Place(function, false, false, false);
    }
}
