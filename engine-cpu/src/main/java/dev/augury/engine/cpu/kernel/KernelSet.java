package dev.augury.engine.cpu.kernel;

import java.util.List;

/**
 * The kernels of one panel form, all with the same bits, and which to take for how many tokens.
 *
 * @param form the form
 * @param gemv for few tokens, one at a time
 * @param unpack prepares a panel for the tiles
 * @param tiles for many tokens, smallest first
 * @param gemvTokens most tokens that go to the gemv
 */
record KernelSet(PanelForm form, Gemv gemv, Unpack unpack, List<Tile> tiles, int gemvTokens) {

    /** Loads the kernels of a form for a vector width, with a guess of the best change-over. */
    static KernelSet load(Traits traits) {
        PanelForm form = traits.form();
        if (!form.grouped()) {
            return new KernelSet(form, Kernels.load(Gemv.class, FloatGemv.class, traits), new DirectUnpack(),
                    List.of(Kernels.load(Tile.class, FloatTile4.class, traits), Kernels.load(Tile.class, FloatTile8.class, traits)), 1);
        }
        Unpack unpack = Kernels.load(Unpack.class, GroupUnpack.class, traits);
        if (form.nibbles()) {
            return new KernelSet(form, Kernels.load(Gemv.class, NibbleGemv.class, traits), unpack,
                    List.of(Kernels.load(Tile.class, NibbleTile.class, traits)), 4);
        }
        return new KernelSet(form, Kernels.load(Gemv.class, ByteGemv.class, traits), unpack,
                List.of(Kernels.load(Tile.class, GroupTile4.class, traits), Kernels.load(Tile.class, GroupTile8.class, traits)), 4);
    }

    /** The same kernels with another change-over. */
    KernelSet withGemvTokens(int tokens) {
        return new KernelSet(form, gemv, unpack, tiles, tokens);
    }

    /** The tile for so many tokens that are left: the smallest that holds them, else the largest. */
    Tile tile(int left) {
        int last = tiles.size() - 1;
        int i = 0;
        while (i < last && left > tiles.get(i).tokens()) {
            i++;
        }
        return tiles.get(i);
    }
}
