package dev.augury.engine.cpu.forward;

/**
 * The two cuts of a slice.
 *
 * @param all every token, for all layers but the last
 * @param chosen tokens whose output is wanted, for the last layer
 */
record TilesPair(Tiles all, Tiles chosen) {

    void cut(Slice slice) {
        all.cut(slice, false);
        chosen.cut(slice, true);
    }
}
