package dev.augury.demo.train;

/** Fills batches with documents of its own: of {@code lanes} packers, the one of lane i takes documents i, i + lanes, and so on. */
final class Packer {

    private final DocumentSource source;
    private final int lane;
    private final int lanes;
    private final int context;
    private long taken;

    /** Goes on after so many documents were taken. */
    Packer(DocumentSource source, int lane, int lanes, int context, long taken) {
        this.source = source;
        this.lane = lane;
        this.lanes = lanes;
        this.context = context;
        this.taken = taken;
    }

    /** Returns how many documents were taken. */
    long taken() {
        return taken;
    }

    /**
     * Refills a batch with the next documents until one does not fit; that one comes first next time.
     *
     * @throws IllegalArgumentException when a document is longer than the context or the batch, or a batch full has nothing to learn
     */
    void fill(Batch batch) {
        batch.clear();
        long index = taken * lanes + lane;
        Document document = source.document(index);
        int most = Math.min(context, batch.capacity);
        while (true) {
            if (document.tokens().length > most) {
                throw new IllegalArgumentException("Document " + index + " has " + document.tokens().length + " tokens, but at most " + most
                        + " fit; shorten it, or train with a longer context and larger packs");
            }
            if (!batch.add(document)) {
                break;
            }
            taken++;
            index += lanes;
            document = source.document(index);
        }
        if (batch.learned.count == 0) {
            throw new IllegalArgumentException("Nothing is to be learned from " + batch.documents + " documents before document " + index
                    + "; mark tokens as learned");
        }
    }
}
