package dev.augury.demo.corpus;

/** What people ask in the shop: {@code i} is an item, {@code n} a number of it, {@code b} a sum of euros, {@code i2} another item. */
enum ShopQuestion {
    PRICE("""
            How much is the {i}?
            What does the {i} cost?
            How much does the {i} cost?
            What is the price of the {i}?
            price of the {i}?
            Tell me the price of the {i}.
            What do you charge for the {i}?
            How expensive is the {i}?
            What does a {i} cost?
            How much for the {i}?
            What would the {i} cost me?
            I want to know the price of the {i}.
            How much do I pay for the {i}?
            {i}: how much is it?
            Please tell me what the {i} costs.
            Can you tell me the price of the {i}?
            How much is a {i}?
            What is the price of a {i}?
            what does the {i} cost
            Price of {i}?
            The price of the {i}, please.
            How much money is the {i}?
            Do you know what the {i} costs?
            Could you tell me what the {i} costs?
            """, """
            How expensive would the {i} be?
            Is the {i} expensive?
            What price has the {i}?
            Would you tell me what the {i} costs?
            I would like to know what the {i} costs.
            Please look up the price of the {i}.
            How much does a {i} cost?
            What is a {i} worth?
            Which price does the {i} have?
            """),
    STOCK("""
            Is the {i} in stock?
            How many of the {i} are in stock?
            Do you have the {i} in stock?
            How many of the {i} do you have?
            What is the stock of the {i}?
            stock of the {i}?
            How many of the {i} are left?
            Tell me how many of the {i} are in stock.
            Is there a {i} in stock?
            Are there any of the {i} left?
            Do you still have the {i}?
            How many of the {i} are there in the shop?
            Check the stock of the {i}.
            {i}: how many are in stock?
            Please check whether the {i} is in stock.
            Can you tell me how many of the {i} you have in stock?
            """, """
            I would like to know how many of the {i} you have.
            Could you tell me whether the {i} is in stock?
            Please look up how many of the {i} are in stock.
            Have you got the {i} in stock?
            How many pieces of the {i} are left?
            """),
    BOTH("""
            What does the {i} cost and is it in stock?
            Tell me price and stock of the {i}.
            What are price and stock of the {i}?
            price and stock of the {i}?
            How much is the {i} and how many are in stock?
            Is the {i} in stock and what does it cost?
            I need price and stock of the {i}.
            Please tell me price and stock of the {i}.
            How much is the {i} and how many do you have?
            What is the price of the {i} and is it in stock?
            Give me price and stock of the {i}.
            Look up price and stock of the {i}.
            How much does the {i} cost and how many of it do you have?
            {i}: price and stock?
            Can you check price and stock of the {i}?
            What does the {i} cost and how many are in stock?
            """, """
            I would like to know price and stock of the {i}.
            Could you tell me what the {i} costs and how many are left?
            Please look up what the {i} costs and whether it is in stock.
            Tell me what the {i} costs and how many you have.
            """),
    TOTAL("""
            How much are {n} of the {i}?
            What do I owe you for {n} of the {i}?
            What is the price of {n} {i}s?
            How much do {n} {i}s cost?
            What do I pay for {n} {i}s?
            I want {n} of the {i}. What is the total?
            price of {n} {i}s?
            How much do I pay for {n} {i}s?
            What would {n} {i}s cost?
            Tell me the price of {n} of the {i}.
            I need {n} {i}s. How much is that?
            How much for {n} {i}s?
            What is the total for {n} of the {i}?
            I would like to buy {n} {i}s. How much is it?
            How much money do {n} {i}s cost?
            What do {n} {i}s cost?
            Please tell me what {n} {i}s cost.
            We need {n} {i}s. What is the total?
            {n} {i}s, how much?
            Can you tell me the price of {n} {i}s?
            total for {n} {i}s?
            What does it cost to buy {n} {i}s?
            I take {n} of the {i}. How much is that?
            Could you tell me the total for {n} {i}s?
            """, """
            What would I pay for {n} {i}s?
            I would like to know what {n} {i}s cost.
            What is the cost of {n} {i}s?
            Please work out what {n} {i}s cost.
            How expensive are {n} {i}s?
            Give me the total for {n} {i}s.
            If I buy {n} {i}s, what do I pay?
            What do I have to pay for {n} of the {i}?
            """),
    BUDGET("""
            Can I buy {n} {i}s with {b} euros?
            I have {b} euros. Can I buy {n} {i}s?
            Are {b} euros enough for {n} {i}s?
            Is it possible to buy {n} {i}s with {b} euros?
            Can I get {n} of the {i} for {b} euros?
            Do {b} euros pay for {n} {i}s?
            I want {n} {i}s and have {b} euros. Is that enough?
            Can I pay {n} {i}s with {b} euros?
            With {b} euros, can I buy {n} {i}s?
            Are {b} euros enough to buy {n} of the {i}?
            I have {b} euros. Are they enough for {n} {i}s?
            My budget is {b} euros. Can I buy {n} {i}s?
            Can I afford {n} {i}s with {b} euros?
            There are {b} euros in my wallet. Can I buy {n} {i}s?
            We have {b} euros. Can we buy {n} {i}s?
            If I have {b} euros, can I buy {n} {i}s?
            """, """
            If I had {b} euros, would {n} {i}s be too much?
            Do I have enough for {n} {i}s with {b} euros?
            Can {b} euros buy {n} {i}s?
            If we have {b} euros, is that enough for {n} {i}s?
            I have {b} euros and want {n} {i}s. Is it enough?
            Would {b} euros be enough for {n} {i}s?
            Could I get {n} {i}s if I have {b} euros?
            Could I pay for {n} {i}s with {b} euros?
            I want to pay {n} {i}s with {b} euros. Is that possible?
            Am I able to pay {n} {i}s with {b} euros?
            May I pay {n} of the {i} with {b} euros?
            """),
    TOGETHER("""
            What do the {i} and the {i2} cost together?
            How much are the {i} and the {i2} together?
            How much do I pay for the {i} and the {i2}?
            What is the total for the {i} and the {i2}?
            I want the {i} and the {i2}. How much is that?
            Tell me the price of the {i} and the {i2} together.
            I buy the {i} and the {i2}. What is the total?
            What is the price of the {i} and the {i2} together?
            What does it cost to buy the {i} and the {i2}?
            I need the {i} and the {i2}. What do they cost together?
            How much for the {i} and the {i2} together?
            the {i} and the {i2} together, how much?
            How much money are the {i} and the {i2} together?
            Please add up the prices of the {i} and the {i2}.
            We take the {i} and the {i2}. How much is that?
            I need the {i} and the {i2}. How much is that together?
            """, """
            What would the {i} and the {i2} cost together?
            I would like the {i} and the {i2}. What is the price of both?
            Give me the total for the {i} and the {i2}.
            How expensive are the {i} and the {i2} together?
            What is the sum of the prices of the {i} and the {i2}?
            What price do the {i} and the {i2} have together?
            I buy the {i} and the {i2}. What do they cost together?
            We need the {i} and the {i2}. How much are they together?
            Please work out what the {i} and the {i2} cost together.
            """),
    CHEAPER("""
            Which is cheaper, the {i} or the {i2}?
            What is cheaper, the {i} or the {i2}?
            Is the {i} cheaper or the {i2}?
            Which one is cheaper: the {i} or the {i2}?
            Which costs less, the {i} or the {i2}?
            Tell me which is cheaper, the {i} or the {i2}.
            Of the {i} and the {i2}, which is cheaper?
            Please tell me what is cheaper, the {i} or the {i2}.
            Which of the two is cheaper, the {i} or the {i2}?
            I want the cheaper one: the {i} or the {i2}?
            the {i} or the {i2}, which is cheaper?
            Compare the prices of the {i} and the {i2}.
            Does the {i} cost less or the {i2}?
            Which has the lower price, the {i} or the {i2}?
            Do you know what is cheaper, the {i} or the {i2}?
            Can you tell me which is cheaper, the {i} or the {i2}?
            """, """
            I would like to know which is cheaper, the {i} or the {i2}.
            Could you say which is cheaper, the {i} or the {i2}?
            Please look up what is cheaper, the {i} or the {i2}.
            Which do I get for less, the {i} or the {i2}?
            """);

    private final Choices questions;

    ShopQuestion(String questions, String trainOnly) {
        this.questions = Choices.lines(questions).andTrain(trainOnly);
    }

    /** Returns the ways to ask. */
    Choices questions() {
        return questions;
    }
}
