package io.socialsignals.simulators.replay;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Product;
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
 * Events of the REES46 multi-category store. A purchase is one unit at its price; prices are taken as US dollars; a
 * removal from the cart is rejected as {@code rees46.type.unused}. Events are identified by their line's number. A
 * product is announced when it is first seen.
 */
final class Rees46 implements RecordedSource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[ 'UTC']", Locale.ROOT);

    private final CsvRows rows;
    private final ReplayAccount account;
    private final Set<String> products = new HashSet<>();
    private final int time;
    private final int type;
    private final int product;
    private final int category;
    private final int brand;
    private final int price;
    private final int user;
    private final int session;

    Rees46(Path file, ReplayAccount account) throws IOException {
        this.rows = new CsvRows(file);
        this.account = account;
        time = rows.column("event_time");
        type = rows.column("event_type");
        product = rows.column("product_id");
        category = rows.column("category_code");
        brand = rows.column("brand");
        price = rows.column("price");
        user = rows.column("user_id");
        session = rows.column("user_session");
    }

    @Override
    public @Nullable List<Recorded> next() throws IOException {
        CSVRecord row = rows.next();
        if (row == null) {
            return null;
        }
        account.row();
        try {
            return read(row);
        } catch (BadRow e) {
            account.reject(e.rule());
            return List.of();
        }
    }

    private List<Recorded> read(CSVRecord row) throws BadRow {
        if (row.size() <= session) {
            throw new BadRow("rees46.row.columns");
        }
        CommerceType what = type(row.get(type));
        String id = row.get(product).strip();
        if (id.isEmpty()) {
            throw new BadRow("rees46.product.missing");
        }
        long at = at(row.get(time).strip());
        long cents = cents(row.get(price).strip());
        List<Recorded> out = new ArrayList<>(2);
        if (products.add(id)) {
            String maker = orUnknown(row.get(brand));
            out.add(Recorded.of(
                    new Product(
                            id,
                            maker + " " + id,
                            maker,
                            orUnknown(row.get(category)),
                            List.of(),
                            List.of(),
                            cents,
                            "USD"),
                    at));
        }
        account.use(what.name().toLowerCase(Locale.ROOT));
        out.add(Recorded.of(
                new CommerceEvent(
                        "rees46-" + row.getRecordNumber(),
                        at,
                        what,
                        id,
                        cents,
                        1,
                        what == CommerceType.PURCHASE ? cents : 0,
                        "USD",
                        orNull(row.get(user)),
                        orNull(row.get(session)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                at));
        return out;
    }

    private static CommerceType type(String name) throws BadRow {
        switch (name.strip()) {
            case "view":
                return CommerceType.VIEW;
            case "cart":
                return CommerceType.CART;
            case "purchase":
                return CommerceType.PURCHASE;
            case "remove_from_cart":
                throw new BadRow("rees46.type.unused");
            default:
                throw new BadRow("rees46.type.unknown");
        }
    }

    private static long at(String text) throws BadRow {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new BadRow("rees46.time.format");
        }
    }

    private static long cents(String text) throws BadRow {
        try {
            BigDecimal dollars = new BigDecimal(text);
            if (dollars.signum() < 0) {
                throw new BadRow("rees46.price.negative");
            }
            return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadRow("rees46.price.number");
        }
    }

    private static String orUnknown(String text) {
        return text.isBlank() ? "unknown" : text.strip();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
