package dev.augury.jinja.run;

/**
 * Where a statement stands.
 *
 * @param soft within an if: an unknown filter or test fails only if it is reached
 * @param top at the outermost level: what is set here, blocks see too
 * @param loop within a loop of the same function
 * @param escapes within an autoescape statement: what is printed here is escaped while that is on
 */
record Place(Scope scope, boolean soft, boolean top, boolean loop, boolean escapes) {

    /** The outermost level of a template. */
    static Place top(Scope scope) {
        return new Place(scope, false, true, false, false);
    }

    /** The outermost level of a block. */
    static Place block(Scope scope) {
        return new Place(scope, false, false, false, false);
    }

    Place branch() {
        return new Place(scope, true, top, loop, escapes);
    }

    /** In a scope inside the same function. */
    Place inner(Scope inner) {
        return new Place(inner, false, false, loop, escapes);
    }

    Place loopBody(Scope body) {
        return new Place(body, false, false, true, escapes);
    }

    /** In the scope of an autoescape statement. */
    Place escaping(Scope inner) {
        return new Place(inner, false, false, loop, true);
    }

    /** In a function's scope. */
    Place function(Scope function) {
        return new Place(function, false, false, false, escapes);
    }
}
