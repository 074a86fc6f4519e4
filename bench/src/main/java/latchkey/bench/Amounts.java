package latchkey.bench;

import java.util.EnumMap;
import java.util.Map;

/** How much of what AWS charges, in the units of {@code prices.yaml}. */
record Amounts(Map<Meter, Double> of) {

    static final Amounts NONE = new Amounts(Map.of());

    Amounts plus(Meter meter, double amount) {
        var sum = new EnumMap<Meter, Double>(Meter.class);
        sum.putAll(of);
        if (amount != 0) {
            sum.merge(meter, amount, Double::sum);
        }
        return new Amounts(sum);
    }

    Amounts plus(Amounts more) {
        var sum = this;
        for (var one : more.of.entrySet()) {
            sum = sum.plus(one.getKey(), one.getValue());
        }
        return sum;
    }

    Amounts times(double factor) {
        var product = NONE;
        for (var one : of.entrySet()) {
            product = product.plus(one.getKey(), one.getValue() * factor);
        }
        return product;
    }

    double of(Meter meter) {
        return of.getOrDefault(meter, 0.0);
    }
}
