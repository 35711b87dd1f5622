package dev.augury.app.cli;

import dev.augury.spi.SpiVersion;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionText.class.getPackage().getImplementationVersion();
        return new String[] {
            "augury " + (version == null ? "(not packaged)" : version) + ", SPI " + SpiVersion.CURRENT + ", Java " + Runtime.version()
        };
    }
}
