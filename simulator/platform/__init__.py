"""What all APIs share: requests and answers, problem documents, HAL, paging, CRS, keys, journal, faults, clock."""
