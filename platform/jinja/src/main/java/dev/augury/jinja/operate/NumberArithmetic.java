package dev.augury.jinja.operate;

import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of int, float and bool: exact ints of any size, floor division and modulo that follow the divisor's sign. */
final class NumberArithmetic {

    private static final MathContext QUOTIENT = new MathContext(40);
    private static final int BITS_PER_CHAR = 3;

    private NumberArithmetic() {}

    static Object apply(String operator, Object left, Object right, Rendering rendering) {
        if (Numbers.isIntegral(left) && Numbers.isIntegral(right)) {
            return switch (operator) {
                case "/" -> divide(left, right);
                case "**" -> power(left, right, rendering);
                default -> integer(operator, left, right, rendering);
            };
        }
        return decimal(operator, Numbers.asDouble(left), Numbers.asDouble(right));
    }

    private static Object integer(String operator, Object left, Object right, Rendering rendering) {
        if (Numbers.isLong(left) && Numbers.isLong(right)) {
            long a = Numbers.asLong(left);
            long b = Numbers.asLong(right);
            if ((Math.abs(a) | Math.abs(b)) < Integer.MAX_VALUE && (Math.abs(a) | Math.abs(b)) >= 0) {
                return switch (operator) {
                    case "+" -> a + b;
                    case "-" -> a - b;
                    case "*" -> a * b;
                    case "//" -> Math.floorDiv(a, nonZero(b));
                    default -> Math.floorMod(a, nonZero(b));
                };
            }
        }
        return big(operator, Numbers.asBig(left), Numbers.asBig(right), rendering);
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw PyError.value("integer division or modulo by zero");
        }
        return divisor;
    }

    private static Object big(String operator, BigInteger a, BigInteger b, Rendering rendering) {
        rendering.checkLength(((long) a.bitLength() + b.bitLength()) / BITS_PER_CHAR);
        return Numbers.of(switch (operator) {
            case "+" -> a.add(b);
            case "-" -> a.subtract(b);
            case "*" -> a.multiply(b);
            case "//" -> floor(a, b)[0];
            default -> floor(a, b)[1];
        });
    }

    private static BigInteger[] floor(BigInteger a, BigInteger b) {
        nonZero(b.signum());
        BigInteger[] parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
            parts[0] = parts[0].subtract(BigInteger.ONE);
            parts[1] = parts[1].add(b);
        }
        return parts;
    }

    private static Object divide(Object left, Object right) {
        BigInteger divisor = Numbers.asBig(right);
        if (divisor.signum() == 0) {
            throw PyError.value("division by zero");
        }
        BigInteger dividend = Numbers.asBig(left);
        if (dividend.bitLength() <= 53 && divisor.bitLength() <= 53) {
            return dividend.doubleValue() / divisor.doubleValue();
        }
        double quotient = new BigDecimal(dividend).divide(new BigDecimal(divisor), QUOTIENT).doubleValue();
        if (Double.isInfinite(quotient)) {
            throw PyError.value("integer division result too large for a float");
        }
        return quotient;
    }

    private static Object power(Object left, Object right, Rendering rendering) {
        BigInteger base = Numbers.asBig(left);
        BigInteger exponent = Numbers.asBig(right);
        if (exponent.signum() < 0) {
            return decimal("**", Numbers.asDouble(left), Numbers.asDouble(right));
        }
        if (base.abs().bitLength() <= 1) {
            return Numbers.of(base.signum() == 0 ? (exponent.signum() == 0 ? BigInteger.ONE : base)
                    : base.signum() > 0 || !exponent.testBit(0) ? BigInteger.ONE : base);
        }
        if (exponent.bitLength() > 31) {
            rendering.checkLength(Long.MAX_VALUE);
        }
        rendering.checkLength(base.bitLength() * exponent.longValue() / BITS_PER_CHAR);
        rendering.steps(base.bitLength() * exponent.longValue() / Long.SIZE);
        return Numbers.of(base.pow(exponent.intValue()));
    }

    private static Object decimal(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / nonZero(b, "float division by zero");
            case "//" -> floorDivide(a, nonZero(b, "float floor division by zero"));
            case "%" -> modulo(a, nonZero(b, "float modulo"));
            default -> power(a, b);
        };
    }

    private static double nonZero(double divisor, String message) {
        if (divisor == 0) {
            throw PyError.value(message);
        }
        return divisor;
    }

    private static double modulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0, b);
        }
        return rest < 0 != b < 0 ? rest + b : rest;
    }

    private static double floorDivide(double a, double b) {
        double quotient = (a - modulo(a, b)) / b;
        double floor = Math.floor(quotient);
        if (quotient - floor > 0.5) {
            floor += 1;
        }
        return quotient == 0 ? Math.copySign(0, a / b) : floor;
    }

    private static double power(double a, double b) {
        if (a == 0 && b < 0) {
            throw PyError.value("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && b != Math.rint(b) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw PyError.value("a negative number raised to a fraction is complex; templates have no complex numbers");
        }
        double power = a == 1 || b == 0 ? 1 : Math.pow(a, b);
        if (Double.isInfinite(power) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw PyError.value("(34, 'Numerical result out of range')");
        }
        return power;
    }
}
