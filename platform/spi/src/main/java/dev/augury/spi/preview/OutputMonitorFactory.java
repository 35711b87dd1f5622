package dev.augury.spi.preview;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.Preview;

/**
 * Makes output monitors, one per lane.
 *
 * @param <O> the options record
 */
@Preview
public interface OutputMonitorFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a monitor. */
    OutputMonitor create(O options, PluginContext context);
}
