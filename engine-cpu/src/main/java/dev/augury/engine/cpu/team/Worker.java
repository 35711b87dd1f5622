package dev.augury.engine.cpu.team;

/**
 * One worker's view of a piece of work. All workers of a team pass the same barriers in the same order; between two barriers they share
 * units by claiming them, so that a core which is busy elsewhere holds nobody up.
 */
public final class Worker {

    private final WorkerTeam team;
    private final int index;

    Worker(WorkerTeam team, int index) {
        this.team = team;
        this.index = index;
    }

    /** Index in the team; 0 is the thread that asked for the work. */
    public int index() {
        return index;
    }

    /** Workers in the team. */
    public int teamSize() {
        return team.size();
    }

    /** Claims the next unit of this phase, or returns -1 when all {@code units} are taken. */
    public int claim(int units) {
        return team.claim(units);
    }

    /** Waits for all workers and starts a new phase: what any worker wrote before is seen by all, and all units can be claimed anew. */
    public void barrier() {
        team.barrier(index);
    }
}
