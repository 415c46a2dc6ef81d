package org.opengeps.platform;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.opengeps.kernel.Sha256;

/** Hashes as BINARY(32). */
@Converter(autoApply = true)
public class Sha256Converter implements AttributeConverter<Sha256, byte[]> {
  @Override
  public byte[] convertToDatabaseColumn(Sha256 hash) {
    return hash == null ? null : hash.bytes();
  }

  @Override
  public Sha256 convertToEntityAttribute(byte[] column) {
    return column == null ? null : Sha256.fromBytes(column);
  }
}
