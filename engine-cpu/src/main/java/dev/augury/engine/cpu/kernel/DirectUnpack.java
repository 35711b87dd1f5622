package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/** Unpacks nothing: float tiles read the panel itself and are only told where. */
final class DirectUnpack implements Unpack {

    @Override
    public void unpack(Scratch s, MemorySegment panels, long at, int columns) {
        s.panels = panels;
        s.at = at;
    }
}
