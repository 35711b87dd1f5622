package dev.augury.calltext;

import dev.augury.spi.call.CallScanner;

/** A scanner that decides character by character, so that what it finds cannot depend on how the tokens cut the answer. */
public abstract class CharScanner implements CallScanner {

    /** What was found since the last scan. */
    protected final Findings findings = new Findings();

    /** Takes the next character of the answer. */
    protected abstract void take(char c);

    /** Takes the end of the answer. */
    protected abstract void finish();

    @Override
    public final Scan scan(String text) {
        for (int i = 0; i < text.length(); i++) {
            take(text.charAt(i));
        }
        return findings.take();
    }

    @Override
    public final Scan end() {
        finish();
        return findings.take();
    }
}
