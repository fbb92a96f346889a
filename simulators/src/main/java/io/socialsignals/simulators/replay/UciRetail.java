package io.socialsignals.simulators.replay;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Product;
import io.socialsignals.simulators.random.Dice;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Invoice lines of UCI Online Retail and Online Retail II.
 *
 * <ul>
 *   <li>quantity times price above 0 is a purchase, below 0 a return (a cancellation, or a bad debt written off where
 *       it is the price that is below 0); its reason says which;
 *   <li>a price or quantity of 0 sold nothing: rejected as {@code uci.price.zero} or {@code uci.quantity.zero};
 *   <li>a line is identified by its number, so a line that is repeated is a sale of its own, as in the published totals;
 *       repeats are counted, and rejected as {@code uci.line.repeated} only where that is asked for;
 *   <li>times have no zone and are taken as UTC; money is pounds; a price with fractions of a penny is rounded, amounts
 *       so that their running sum is right to the penny;
 *   <li>a product is announced when it is first seen.
 * </ul>
 *
 * Figures: net is the sum over all lines, gross over those with a quantity above 0, both as published (so the gross
 * includes the write-offs, which have a quantity of 1); revenue and refunds are the sums of purchases and returns.
 */
final class UciRetail implements RecordedSource {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]", Locale.ROOT);
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy H:mm[:ss]", Locale.ROOT);

    private final CsvRows rows;
    private final boolean dropRepeated;
    private final ReplayAccount account;
    private final Countries countries = new Countries();
    private final Set<Long> lines = new HashSet<>();
    private final Set<String> products = new HashSet<>();
    private final RunningSum revenue = new RunningSum();
    private final RunningSum refunds = new RunningSum();
    private final int invoice;
    private final int stockCode;
    private final int description;
    private final int quantity;
    private final int date;
    private final int price;
    private final int customer;
    private final int country;
    private BigDecimal net = BigDecimal.ZERO;
    private BigDecimal gross = BigDecimal.ZERO;
    private long repeated;

    UciRetail(Path file, boolean dropRepeated, ReplayAccount account) throws IOException {
        this.rows = new CsvRows(file);
        this.dropRepeated = dropRepeated;
        this.account = account;
        invoice = rows.column("invoice", "invoiceno");
        stockCode = rows.column("stockcode");
        description = rows.column("description");
        quantity = rows.column("quantity");
        date = rows.column("invoicedate");
        price = rows.column("price", "unitprice");
        customer = rows.column("customer id", "customerid");
        country = rows.column("country");
    }

    @Override
    public @Nullable List<Recorded> next() throws IOException {
        CSVRecord row = rows.next();
        if (row == null) {
            account.figure("gross, quantity above 0 (GBP)", pounds(gross));
            account.figure("net, all lines (GBP)", pounds(net));
            account.figure("repeated lines", Long.toString(repeated));
            account.figure("revenue of purchases (GBP)", pounds(revenue.exact()));
            account.figure("refunds of returns (GBP)", pounds(refunds.exact()));
            return null;
        }
        account.row();
        try {
            return List.copyOf(read(row));
        } catch (BadRow e) {
            account.reject(e.rule());
            return List.of();
        }
    }

    private List<Recorded> read(CSVRecord row) throws BadRow {
        if (row.size() <= country) {
            throw new BadRow("uci.row.columns");
        }
        BigDecimal units = number(row.get(quantity), "uci.quantity.number");
        BigDecimal each = number(row.get(price), "uci.price.number");
        String code = row.get(stockCode).strip();
        if (row.get(invoice).isBlank() || code.isEmpty()) {
            throw new BadRow(code.isEmpty() ? "uci.stockcode.missing" : "uci.invoice.missing");
        }
        long at = time(row.get(date).strip());
        boolean again = !lines.add(hash(row));
        repeated += again ? 1 : 0;
        if (again && dropRepeated) {
            throw new BadRow("uci.line.repeated");
        }
        BigDecimal amount = units.multiply(each);
        net = net.add(amount);
        gross = units.signum() > 0 ? gross.add(amount) : gross;
        if (amount.signum() == 0) {
            throw new BadRow(each.signum() == 0 ? "uci.price.zero" : "uci.quantity.zero");
        }
        List<Recorded> out = new ArrayList<>(2);
        if (products.add(code)) {
            out.add(Recorded.of(product(code, row.get(description).strip(), each), at));
        }
        out.add(Recorded.of(event(row, code, at, units, each, amount), at));
        return out;
    }

    private CommerceEvent event(
            CSVRecord row, String code, long at, BigDecimal units, BigDecimal each, BigDecimal amount) {
        boolean back = amount.signum() < 0;
        account.use(back ? "return" : "purchase");
        String user = row.get(customer).strip();
        return new CommerceEvent(
                "uci-" + row.getRecordNumber(),
                at,
                back ? CommerceType.RETURN : CommerceType.PURCHASE,
                code,
                pence(each.abs()),
                units.abs().intValueExact(),
                (back ? refunds : revenue).add(amount.abs()),
                "GBP",
                user.isEmpty() ? null : user.replaceFirst("\\.0$", ""),
                null,
                row.get(invoice).strip(),
                countries.code(row.get(country)),
                null,
                null,
                null,
                null,
                back ? (each.signum() < 0 ? "bad-debt" : "cancellation") : null,
                null,
                null);
    }

    private static Product product(String code, String name, BigDecimal each) {
        return new Product(
                code,
                name.isEmpty() ? code : name,
                "unknown",
                "online retail",
                List.of(),
                List.of(),
                pence(each.abs()),
                "GBP");
    }

    private static BigDecimal number(String text, String rule) throws BadRow {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (rule.startsWith("uci.quantity")) {
                number.intValueExact();
            }
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadRow(rule);
        }
    }

    private static long time(String text) throws BadRow {
        for (DateTimeFormatter format : List.of(ISO, AMERICAN)) {
            try {
                return LocalDateTime.parse(text, format)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
            } catch (DateTimeParseException e) {
                // the next format may do
            }
        }
        throw new BadRow("uci.date.format");
    }

    private static long hash(CSVRecord row) {
        long hash = row.size();
        for (String value : row) {
            for (int i = 0; i < value.length(); i++) {
                hash = Dice.mix(hash ^ value.charAt(i));
            }
            hash = Dice.mix(~hash);
        }
        return hash;
    }

    private static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String pounds(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Adds amounts up exactly and gives each in pence such that their sum is the rounded exact sum. */
    private static final class RunningSum {
        private BigDecimal exact = BigDecimal.ZERO;
        private long given;

        long add(BigDecimal amount) {
            exact = exact.add(amount);
            long due = pence(exact) - given;
            given += due;
            return due;
        }

        BigDecimal exact() {
            return exact;
        }
    }
}
