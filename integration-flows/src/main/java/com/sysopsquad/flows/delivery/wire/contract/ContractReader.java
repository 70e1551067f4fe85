package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.Contract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.integration.core.GenericTransformer;

/**
 * Reads the contracts in received messages; a malformed one is given up without affecting the
 * others.
 *
 * @param <T> the contract
 */
public final class ContractReader<T extends Contract>
    implements GenericTransformer<List<ReceivedMessage>, List<T>> {

  private final ContractJson json;
  private final Class<T> contract;
  private final Map<String, Class<? extends T>> kinds;

  /**
   * @param contract a contract, or the sealed interface of several
   */
  public ContractReader(ContractJson json, Class<T> contract) {
    this.json = json;
    this.contract = contract;
    this.kinds =
        ContractType.kinds(contract).stream()
            .collect(
                Collectors.toUnmodifiableMap(kind -> ContractType.of(kind).name(), kind -> kind));
  }

  @Override
  public List<T> transform(List<ReceivedMessage> messages) {
    List<T> contracts = new ArrayList<>(messages.size());
    Map<UUID, String> defects = new LinkedHashMap<>();
    for (ReceivedMessage message : messages) {
      try {
        contracts.add(one(message));
      } catch (ContractJson.MalformedBody malformed) {
        defects.put(message.id(), String.valueOf(malformed.getMessage()));
      }
    }
    if (!defects.isEmpty()) {
      throw new InvalidMessages(defects);
    }
    return contracts;
  }

  /** The contract in a single message. */
  public T read(ReceivedMessage message) {
    return transform(List.of(message)).getFirst();
  }

  /** The contract in a single message, if it is well-formed. */
  public Optional<T> readable(ReceivedMessage message) {
    try {
      return Optional.of(one(message));
    } catch (ContractJson.MalformedBody malformed) {
      return Optional.empty();
    }
  }

  private T one(ReceivedMessage message) throws ContractJson.MalformedBody {
    Class<? extends T> kind = contract.isSealed() ? kinds.get(message.type()) : contract;
    if (kind == null) {
      throw new ContractJson.MalformedBody("The type " + message.type() + " is not read here");
    }
    return json.read(message.body(), kind);
  }
}
