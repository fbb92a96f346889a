package io.socialsignals.sentiment.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGateTest {
    private final LanguageGate gate = LanguageGate.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is a plain English sentence",
                "the battery died after two days",
                "lol omg gonna cop these sneakers tmrw",
                "Thx 4 the quick delivery!!!",
                "Tesla Samsung iPhone Galaxy launch tomorrow",
                "ok",
                "Awesome",
                "@user @user http"
            })
    void englishIsNeverCalledForeign(String text) {
        assertThat(gate.languageOf(text, null)).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt|O produto chegou antes do prazo e com defeito, quero trocar",
                "pt|Não recebi o produto ainda",
                "es|El pedido llegó tarde y la caja estaba rota",
                "de|Die Lieferung kam zu spät und der Karton war kaputt",
                "fr|La livraison est arrivée en retard et le carton était cassé",
                "ja|商品はとても良いです。また買います。",
                "ru|Товар пришёл с опозданием и коробка была сломана",
                "ar|المنتج وصل متأخرا والعلبة مكسورة"
            })
    void otherLanguagesAreNamed(String language, String text) {
        assertThat(gate.languageOf(text, null)).isEqualTo(language);
        assertThat(gate.reads(language)).isFalse();
    }

    @Test
    void aValidDeclaredTagIsBelieved() {
        assertThat(gate.languageOf("This is a plain English sentence", "pt-BR")).isEqualTo("pt");
        assertThat(gate.languageOf("Não recebi o produto ainda", "en_US")).isEqualTo("en");
    }

    @Test
    void anInvalidOrUndeterminedTagIsIgnored() {
        for (String tag : new String[] {"und", "", "   ", "???", "xx-notalang", "english"}) {
            assertThat(gate.languageOf("Não recebi o produto ainda", tag))
                    .as(tag)
                    .isEqualTo("pt");
        }
    }

    @Test
    void aMultilingualModelReadsEverything() {
        assertThat(LanguageGate.everyLanguage().reads("pt")).isTrue();
    }
}
