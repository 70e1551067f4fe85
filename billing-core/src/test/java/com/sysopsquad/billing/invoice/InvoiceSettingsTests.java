package com.sysopsquad.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.invoice.InvoiceSettings.Seller;
import com.sysopsquad.flows.masking.CardNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The seller is on all invoices as it is set, so it must not contain a card number. */
class InvoiceSettingsTests {

  /** Each passes the check of a card number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Salem GmbH, DE44 5001 0517 5407 3249 31 | EIN 31-0000000",
        "Salem GmbH, DE44500105175407324931 | EIN 31-0000000",
        "Salem GmbH, DE44 5001 0517 5407 3249 31 BIC INGDDEFF | EIN 31-0000000",
        "Salem GmbH, AT68 5000 1234 5732 0108 BIC OPSKATWW | EIN 31-0000000",
        "Salem GmbH | IBAN DE44 5001 0517 5407 3249 31, DE 123456789",
        "Salem GmbH | 4151081508159",
        "Salem GmbH | 4 151 081 508 159"
      })
  void theNumberOfAnAccountOrATaxpayerIsPrinted(String name, String taxId) {
    Seller seller = new Seller(name, "1 Main St", "Salem", taxId);

    assertThat(seller.printed()).isEqualTo(name + "\n1 Main St\nSalem\n" + taxId);
  }

  @Test
  void anAccountCanLookLikeACard() {
    assertThat(CardNumbers.in("DE44 5001 0517 5407 3249 31")).isTrue();
    assertThat(CardNumbers.in("AT68 5000 1234 5732 0108")).isTrue();
    assertThat(CardNumbers.in("4 151 081 508 159")).isTrue();
  }

  /**
   * Tried: a card alone, in groups, behind an IBAN, as one that is not valid, and as tax number.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424242",
        "Salem GmbH, 4242 4242 4242 4242",
        "DE44 5001 0517 5407 3249 31 4242 4242 4242 4242",
        "DE45 5001 0517 5407 3249 31",
        "DE44 4242 4242 4242 4242"
      })
  void aCardNumberIsRefusedAndNotQuoted(String text) {
    for (Seller seller :
        new Seller[] {
          new Seller(text, "1 Main St", "Salem", ""),
          new Seller("Salem GmbH", text, "Salem", ""),
          new Seller("Salem GmbH", "1 Main St", text, ""),
          new Seller("Salem GmbH", "1 Main St", "Salem", text)
        }) {
      assertThatThrownBy(seller::printed)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "sysops.invoice.seller contains what looks like a card number. It would be on all"
                  + " invoices.");
    }
  }
}
