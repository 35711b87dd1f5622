package dev.augury.waste;

/** Costs that are linear with an intercept: those of GPT-J-6B on an A100 unless said otherwise. */
record LinearCost(double step, double token, double swap) implements TimeCost {

    static final LinearCost GPTJ = new LinearCost(0.010, 4.63e-5, 4e-5);

    @Override
    public double computeSeconds(int tokens) {
        return step + token * tokens;
    }

    @Override
    public double stepSeconds() {
        return step;
    }

    @Override
    public double swapSeconds(int tokens) {
        return swap * tokens;
    }
}
