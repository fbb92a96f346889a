package io.socialsignals.simulators.replay;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two-letter codes of countries by their English names. */
final class Countries {
    private final Map<String, String> codes = new HashMap<>();

    Countries() {
        for (String code : Locale.getISOCountries()) {
            codes.put(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH), code);
        }
        codes.put("EIRE", "IE");
        codes.put("USA", "US");
        codes.put("RSA", "ZA");
        codes.put("Korea", "KR");
        codes.put("Hong Kong", "HK");
        codes.put("Czech Republic", "CZ");
    }

    /** The code; the name itself where it is no country, null where it is not stated. */
    @Nullable
    String code(String name) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.equals("Unspecified")) {
            return null;
        }
        return codes.getOrDefault(plain, plain);
    }
}
