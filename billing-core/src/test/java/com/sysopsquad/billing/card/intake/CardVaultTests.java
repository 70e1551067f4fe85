package com.sysopsquad.billing.card.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.sysopsquad.billing.card.SealedCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardVaultTests {

  private static final UUID CARD = UUID.randomUUID();
  private static final CardNumber NUMBER = CardNumber.of(CardFixture.GOOD_NUMBER);

  @TempDir private Path folder;

  @Test
  void aSealedNumberOpensAgain() {
    CardVault vault = CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1);

    SealedCard sealed = vault.seal(CARD, NUMBER);

    assertThat(vault.open(CARD, sealed).reveal()).isEqualTo(CardFixture.GOOD_NUMBER);
    assertThat(new String(sealed.sealedNumber(), StandardCharsets.ISO_8859_1))
        .doesNotContain("4242");
  }

  @Test
  void theSameNumberIsSealedDifferentlyEachTime() {
    CardVault vault = CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1);

    SealedCard one = vault.seal(CARD, NUMBER);
    SealedCard other = vault.seal(CARD, NUMBER);

    assertThat(one.sealedNumber()).isNotEqualTo(other.sealedNumber());
    assertThat(one.wrappedKey()).isNotEqualTo(other.wrappedKey());
  }

  @Test
  void theNewestKeySealsAndOlderOnesStillOpen() {
    SealedCard old =
        CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1).seal(CARD, NUMBER);
    CardVault rotated =
        CardFixture.vault(
            folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1, CardFixture.VAULT_2);

    assertThat(rotated.seal(CARD, NUMBER).keyId()).isEqualTo("vault-2");
    assertThat(rotated.open(CARD, old).reveal()).isEqualTo(CardFixture.GOOD_NUMBER);
  }

  @Test
  void aSealedNumberDoesNotOpenAsAnotherCardsOrWhenChanged() {
    CardVault vault = CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1);
    SealedCard sealed = vault.seal(CARD, NUMBER);
    byte[] changed = sealed.sealedNumber().clone();
    changed[changed.length - 1] ^= 1;

    assertThatIllegalStateException().isThrownBy(() -> vault.open(UUID.randomUUID(), sealed));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> vault.open(CARD, new SealedCard("vault-1", sealed.wrappedKey(), changed)));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> vault.open(CARD, new SealedCard("vault-1", sealed.wrappedKey(), new byte[3])));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                vault.open(
                    CARD, new SealedCard("lost", sealed.wrappedKey(), sealed.sealedNumber())));
  }

  @Test
  void theFingerprintTellsNumbersApartAndDependsOnItsKey() {
    CardVault vault = CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1);
    CardNumber other = CardNumber.of("5555555555554444");

    assertThat(vault.fingerprint(NUMBER))
        .hasSize(32)
        .isEqualTo(vault.fingerprint(CardNumber.of("4242 4242 4242 4242")))
        .isNotEqualTo(vault.fingerprint(other));
  }

  @Test
  void keysThatCannotBeUsedAreNamedWithWhatToDo() throws IOException {
    Path text = Files.writeString(folder.resolve("keys.json"), "secret");
    JWK[] noFingerprint = {CardFixture.VAULT_1};
    JWK[] noWrapping = {CardFixture.FINGERPRINT};

    assertThatThrownBy(() -> VaultKeys.read(text))
        .isInstanceOf(UnusableKeys.class)
        .hasMessageContaining(text + " cannot be used: it is not a JWK set")
        .hasNoCause();
    assertThatThrownBy(() -> VaultKeys.read(folder.resolve("none.json")))
        .hasMessageContaining("the file cannot be read");
    assertThatThrownBy(() -> CardFixture.vault(folder, noFingerprint))
        .hasMessageContaining("one with the kid 'fingerprint'");
    assertThatThrownBy(() -> CardFixture.vault(folder, noWrapping))
        .isInstanceOf(UnusableKeys.class);
    assertThatThrownBy(
            () -> CardKeys.read(CardFixture.write(folder, "x.json", CardFixture.VAULT_1)))
        .hasMessageContaining("private RSA or EC keys");
    assertThatThrownBy(
            () -> CardKeys.read(CardFixture.write(folder, "y.json", CardFixture.RSA.toPublicJWK())))
        .isInstanceOf(UnusableKeys.class);
  }
}
