package dev.augury.spi.preview;

import dev.augury.spi.Preview;
import dev.augury.spi.schedule.RequestView;
import java.util.List;

/** Which lane serves a request. Thread-safe; within a millisecond. */
@Preview
public interface Router {

    /** Returns one of the names of the lanes that serve the request's model. */
    String route(RequestView request, List<String> lanes);
}
