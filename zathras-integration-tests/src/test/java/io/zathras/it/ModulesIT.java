package io.zathras.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import org.junit.jupiter.api.Test;

class ModulesIT {

  @Test
  void everyJarOfTheDistributionIsANamedModule() {
    assertThat(ModuleFinder.of(Distribution.lib()).findAll())
        .hasSizeGreaterThan(10)
        .extracting(ModuleReference::descriptor)
        .noneMatch(ModuleDescriptor::isAutomatic);
  }
}
